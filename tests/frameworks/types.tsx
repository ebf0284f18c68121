// Compiled, never run: what compilers must take, and what they must not.
import { type InterviewErrorCode, type InterviewState, InterviewViewer } from "interview-viewer";
import { InterviewViewer as Inline } from "interview-viewer/inline";
import { useRef } from "react";

const viewer = document.createElement("interview-viewer");
viewer.uiLang = "zh-Hant";
viewer.goTo("#a1.2");
viewer.addEventListener("interview-error", ({ detail }) => {
  const code: InterviewErrorCode = detail.code;
  viewer.title = code;
});
document.addEventListener("interview-ready", (event) => event.detail.languages.join());
const state: InterviewState | null = viewer.state;
export const shown: number = state?.shown ?? 0;
export const version: string = InterviewViewer.version + Inline.version;
export const same: boolean = viewer instanceof InterviewViewer;
// @ts-expect-error: there is no such view
viewer.view = "carousel";
// @ts-expect-error: nobody writes what is shown but the viewer
viewer.state = null;

export function Talk({ themes }: { themes: string[] }) {
  const talk = useRef<InterviewViewer>(null);
  return (
    <interview-viewer ref={talk} src="/x.json" lang="both" ui-lang="en" themes={themes} view="card" className="wide"
      oninterview-change={(event) => event.detail.themes.length} onClick={() => talk.current?.goTo("a1.2")}>
      <blockquote>The text, until then.</blockquote>
    </interview-viewer>
  );
}

// @ts-expect-error: there is no such scheme
export const dim = <interview-viewer src="/x.json" color-scheme="dim" />;
