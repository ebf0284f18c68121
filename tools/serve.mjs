// Serves a folder as a plain static host would: no fallback page, no script added to a page, and the strictest
// Content Security Policy that the app promises to work under.
//
//     node tools/serve.mjs dist 127.0.0.1 8080      until it is interrupted
//     node tools/serve.mjs --free 127.0.0.1 8080    only says whether the port is free
//
// Why not `trunk serve`: it keeps serving after a failed build, rebuilds the release at each change of a file, and
// answers unknown paths with the page. Use `make dev` to rebuild at each change. Node is installed already, since
// wasm-opt needs it.
import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, sep } from 'node:path';

import { HEADERS, TYPES } from './http.mjs';

const [folder, host, port] = process.argv.slice(2);
const address = `http://${host}:${port}`;

// The file that a request names; undefined if there is none or it is outside the folder.
async function find(root, url) {
    try {
        const path = decodeURIComponent(new URL(url, address).pathname);
        let file = await realpath(join(root, path));
        if ((await stat(file)).isDirectory()) file = await realpath(join(file, 'index.html'));
        const { size } = await stat(file);
        return file.startsWith(root + sep) ? { file, size } : undefined;
    } catch {
        return undefined;
    }
}

async function answer(root, request, response) {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
        response.writeHead(405, { Allow: 'GET, HEAD' }).end();
        return;
    }
    const wanted = await find(root, request.url);
    const found = wanted ?? (await find(root, '/404.html'));
    if (!found) {
        response.writeHead(404, { 'Content-Type': TYPES['.txt'] }).end('Not found\n');
        return;
    }
    const { pathname, search } = new URL(request.url, address);
    if (found === wanted && found.file.endsWith(`${sep}index.html`) && !/\/(index\.html)?$/.test(pathname)) {
        // The page names its files relative to its folder.
        response.writeHead(301, { Location: `${pathname.replace(/^\/+/, '/')}/${search}` }).end();
        return;
    }
    response.writeHead(found === wanted ? 200 : 404, {
        ...HEADERS,
        'Content-Length': found.size,
        'Content-Type': TYPES[extname(found.file)] ?? 'application/octet-stream',
    });
    if (request.method === 'HEAD') response.end();
    else createReadStream(found.file).on('error', () => response.destroy()).pipe(response);
}

const server = createServer();
server.on('error', (error) => {
    console.error(
        error.code === 'EADDRINUSE'
            ? `Port ${port} is in use: stop what listens there, or take another with PORT=${Number(port) + 1}.`
            : `Cannot serve at ${address}: ${error.message}.`,
    );
    process.exit(1);
});

if (folder === '--free') {
    server.listen(Number(port), host, () => server.close());
} else {
    const root = await realpath(folder);
    server.on('request', (request, response) => answer(root, request, response));
    server.listen(Number(port), host, () => console.log(`\nServing at ${address} (Ctrl-C stops it)`));
}
