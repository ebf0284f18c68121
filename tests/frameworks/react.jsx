// A page that shows the interviews of its state, which a journey changes by `show()`.
import "interview-viewer";
import { StrictMode, useEffect, useRef, useState } from "react";
import { createRoot } from "react-dom/client";

function Talk({ name, src, lang, uiLang, themes, q, goTo }) {
  const viewer = useRef(null);
  const [title, setTitle] = useState("");
  const [change, setChange] = useState(null);
  const [readies, setReadies] = useState(0);
  useEffect(() => {
    if (goTo) viewer.current.goTo(goTo);
  }, [goTo]);
  useEffect(() => {
    const { current } = viewer;
    const count = () => setReadies((readies) => readies + 1);
    current.addEventListener("interview-ready", count);
    return () => current.removeEventListener("interview-ready", count);
  }, []);
  return (
    <section id={name}>
      <p className="title">{title}, {readies}</p>
      <p className="change">{change && `${change.shown} of ${change.total} in ${change.lang}: ${change.themes.join()}`}</p>
      <interview-viewer ref={viewer} src={src} lang={lang} ui-lang={uiLang} themes={themes} q={q}
        oninterview-ready={(event) => setTitle(event.detail.title)} oninterview-change={(event) => setChange(event.detail)}>
        <blockquote>The text, until then.</blockquote>
      </interview-viewer>
    </section>
  );
}

function App() {
  const [talks, setTalks] = useState([]);
  window.show = setTalks;
  return talks.map((talk) => <Talk key={talk.name} {...talk} />);
}

createRoot(document.getElementById("app")).render(<StrictMode><App /></StrictMode>);
