//! An answer to a request.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Write;
use std::net::TcpStream;

#[derive(Clone, Default)]
pub(super) struct Reply {
    pub(super) status: u16,
    /// Additional headers; among them the type, if it is not the usual one for the file's name.
    pub(super) headers: Vec<(&'static str, String)>,
    pub(super) body: Vec<u8>,
    /// The connection breaks off half-way.
    pub(super) cut: bool,
    /// The second half is sent once something else is put there.
    pub(super) paused: bool,
}

impl Reply {
    pub(super) fn file(body: impl Into<Vec<u8>>) -> Reply {
        Reply { status: 200, body: body.into(), ..Reply::default() }
    }

    pub(super) fn status(status: u16) -> Reply {
        Reply { status, ..Reply::default() }
    }

    /// Answers that the browser's copy is current if it is; or else adds a validator for the next time.
    pub(super) fn unless_known(self, known: &str) -> Reply {
        if self.status != 200 || self.cut {
            return self;
        }
        let mut hasher = DefaultHasher::new();
        self.body.hash(&mut hasher);
        let name = format!("\"{:x}\"", hasher.finish());
        let same = known == name;
        let reply = self.with("ETag", &name);
        if same { Reply { status: 304, body: Vec::new(), ..reply } } else { reply }
    }

    /// The same with one more header, unless it has that already.
    pub(super) fn with(mut self, name: &'static str, value: &str) -> Reply {
        if self.headers.iter().all(|(other, _)| *other != name) {
            self.headers.push((name, value.to_string()));
        }
        self
    }

    /// `pause` returns when a paused answer may continue.
    pub(super) fn send(self, stream: &mut TcpStream, pause: impl FnOnce()) -> std::io::Result<()> {
        let reply = self.with("Cache-Control", "no-cache").with("X-Content-Type-Options", "nosniff");
        write!(
            stream,
            "HTTP/1.1 {} Status\r\nContent-Length: {}\r\nConnection: close\r\n",
            reply.status,
            reply.body.len()
        )?;
        for (name, value) in &reply.headers {
            write!(stream, "{name}: {value}\r\n")?;
        }
        stream.write_all(b"\r\n")?;
        let (first, second) = reply.body.split_at(reply.body.len() / 2);
        stream.write_all(first)?;
        stream.flush()?;
        if reply.cut {
            return Ok(());
        }
        if reply.paused {
            pause();
        }
        stream.write_all(second)?;
        stream.flush()
    }
}
