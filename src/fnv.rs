//! FNV-1a (64 bits): a number that tells texts apart, wherever it has to be the same on every machine and in every build.

const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0100_0000_01b3;

pub struct Fnv(pub u64);

impl Default for Fnv {
    fn default() -> Self {
        Fnv(BASIS)
    }
}

impl Fnv {
    /// The sum of some bytes.
    pub fn of(bytes: impl IntoIterator<Item = u8>) -> u64 {
        let mut sum = Fnv::default();
        sum.add(bytes);
        sum.0
    }

    pub fn add(&mut self, bytes: impl IntoIterator<Item = u8>) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(PRIME);
        }
    }
}
