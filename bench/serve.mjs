// Serves the viewer's release and the comparison pages side by side, compressed as by a good static host.
//
//     node bench/serve.mjs [PORT]      serves what the last run of the bench has built, until it is interrupted
//
//     /viewer/…                    dist/, with the generated interviews among its own
//     /plain/300.html and so on    target/bench/site
//
// It sends the same headers as tools/serve.mjs. Brotli level: 11, or 9 for files of a megabyte and more. Compressed
// files are cached between runs by the hash of their content.
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

import { HEADERS, TYPES } from '../tools/http.mjs';

const compress = promisify(brotliCompress);
const BIG = 1e6;

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** Where the bench keeps what it makes. */
export const MADE = join(ROOT, 'target', 'bench');
export const SITE = join(MADE, 'site');

/** Starts the server; `dist` is the folder of the release. Gives its address and what stops it. */
export async function serve({ dist = join(ROOT, 'dist'), port = 0 } = {}) {
    const files = new Map();
    const find = (path) => {
        const [first, ...rest] = path.slice(1).split('/');
        if (first !== 'viewer') return within(SITE, path.replace(/\/$/, '/index.html'));
        const inside = `/${rest.join('/')}`.replace(/\/$/, '/index.html');
        return inside.startsWith('/interviews/bench-') ? within(SITE, inside) : within(dist, inside);
    };
    const load = (file) => {
        if (!files.has(file)) files.set(file, read(file));
        return files.get(file);
    };
    const server = createServer(async (request, response) => {
        try {
            const file = find(decodeURIComponent(new URL(request.url, 'http://host').pathname));
            const { content, small } = await load(file);
            const body = /\bbr\b/.test(request.headers['accept-encoding'] ?? '') ? small : content;
            const encoding = body === small ? { 'Content-Encoding': 'br' } : {};
            response.writeHead(200, { ...HEADERS, ...encoding, 'Content-Length': body.length, 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream' });
            response.end(request.method === 'HEAD' ? undefined : body);
        } catch {
            response.writeHead(404, { 'Content-Type': TYPES['.txt'] }).end('Not found\n');
        }
    });
    await new Promise((resolve, reject) => server.on('error', reject).listen(port, '127.0.0.1', resolve));
    return {
        origin: `http://127.0.0.1:${server.address().port}`,
        /** Compresses a file before anybody waits for it. */
        prepare: (path) => load(find(path)),
        close: () => new Promise((resolve) => {
            server.close(resolve);
            server.closeAllConnections?.();
        }),
    };
}

function within(folder, path) {
    const file = normalize(join(folder, path));
    if (!file.startsWith(folder + sep)) throw new Error(`${path} lies outside`);
    return file;
}

async function read(file) {
    const content = await readFile(file);
    return { content, small: await compressed(content) };
}

async function compressed(content) {
    const quality = content.length < BIG ? 11 : 9;
    const folder = join(MADE, 'brotli');
    const kept = join(folder, `${createHash('sha256').update(content).digest('hex')}-${quality}`);
    try {
        return await readFile(kept);
    } catch {
        const small = await compress(content, { params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: content.length } });
        await mkdir(folder, { recursive: true });
        await writeFile(`${kept}.new`, small);
        await rename(`${kept}.new`, kept);
        return small;
    }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
    const { origin } = await serve({ port: Number(process.argv[2] ?? 8090) });
    console.log(`Serving at ${origin}/viewer/?src=interviews/bench-300.json, ${origin}/vanilla/300.html and so on (Ctrl-C stops it)`);
}
