// tools/dist.mjs fills in the lines with an @ from custom-elements.json.
// Types of interview-viewer.js and interview-viewer.inline.js. custom-elements.json describes each of them.

/** The current state. `target` is a passage such as `a1.2`, or empty; `shown` passages of `total` match. */
export interface InterviewState {
  // @state
}

/** Why an interview cannot be shown. */
export type InterviewErrorCode =
  | "no-webassembly"
  | "policy"
  | "program"
  | "no-source"
  | "not-found"
  | "http"
  | "network"
  | "cut"
  | "bad-address"
  | "not-interview"
  | "no-passage"
  | "stopped";

/** Why a value is ignored. A frame also reports `unknown-parameter` for a name in its address. */
export type InterviewWarningCode = "not-a-choice" | "not-in-interview" | "unknown-attribute" | "taken";

/** The events of the element. All of them bubble and are composed. */
export interface InterviewEvents {
  "interview-ready": CustomEvent<{ title: string; languages: string[] }>;
  "interview-change": CustomEvent<InterviewState>;
  "interview-height": CustomEvent<{ height: number }>;
  "interview-warning": CustomEvent<{ code: InterviewWarningCode; name: string; value: string; message: string }>;
  "interview-error": CustomEvent<{ code: InterviewErrorCode; message: string }>;
}

/** The attributes of the element, for the types of templates. */
export interface InterviewAttributes {
  // @attributes
}

/** Listeners for React 19: `oninterview-ready={(event) => …}`. */
export type InterviewListeners = {
  [Name in keyof InterviewEvents as `on${Name}`]?: (event: InterviewEvents[Name]) => void;
};

/** `<interview-viewer>`. Each attribute has a property; an absent attribute is an empty string. */
export class InterviewViewer extends HTMLElement {
  static readonly version: string;

  // @properties

  /** `null` until the interview is there. */
  readonly state: InterviewState | null;

  /** Goes to `#a1.2`, `a1.2`, `?theme=trust&lang=both#a1.2` or the address that a reader copied, as soon as the interview is there. */
  goTo(address: string): void;

  addEventListener<Name extends keyof InterviewEvents>(
    type: Name,
    listener: (this: InterviewViewer, event: InterviewEvents[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<Name extends keyof HTMLElementEventMap>(
    type: Name,
    listener: (this: InterviewViewer, event: HTMLElementEventMap[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;

  removeEventListener<Name extends keyof InterviewEvents>(
    type: Name,
    listener: (this: InterviewViewer, event: InterviewEvents[Name]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener<Name extends keyof HTMLElementEventMap>(
    type: Name,
    listener: (this: InterviewViewer, event: HTMLElementEventMap[Name]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "interview-viewer": InterviewViewer;
  }
  // They bubble, so that the document receives them, too.
  interface DocumentEventMap extends InterviewEvents {}
}
