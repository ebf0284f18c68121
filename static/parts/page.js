// What all parts of the loader use.

// The element of the viewer.
export const app = document.getElementById("iv-app");
export const wait = (time) => new Promise((done) => setTimeout(done, time));
