// The types and headers that both servers send for files: tools/serve.mjs and bench/serve.mjs.

export const TYPES = {
    '.css': 'text/css; charset=utf-8',
    '.html': 'text/html; charset=utf-8',
    '.ico': 'image/x-icon',
    '.js': 'text/javascript; charset=utf-8',
    '.json': 'application/json',
    '.png': 'image/png',
    '.svg': 'image/svg+xml',
    '.txt': 'text/plain; charset=utf-8',
    '.wasm': 'application/wasm',
    '.webmanifest': 'application/manifest+json',
    '.woff2': 'font/woff2',
    '.xml': 'application/xml',
};
export const HEADERS = {
    // Pages of other sites may embed the viewer and the interviews.
    'Access-Control-Allow-Origin': '*',
    'Cache-Control': 'no-cache',
    // The strictest policy that the app promises to work under.
    'Content-Security-Policy': "script-src 'self' 'wasm-unsafe-eval'; style-src 'self'",
    'X-Content-Type-Options': 'nosniff',
};
