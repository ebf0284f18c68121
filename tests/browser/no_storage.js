// As a browser that denies a page its storage.
Object.defineProperty(window, "localStorage", { get() { throw new DOMException("denied", "SecurityError"); } });
