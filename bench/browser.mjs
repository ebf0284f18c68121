// Drives Chromium over the DevTools protocol (CDP) through a pipe: no port, no driver, no package.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const WINDOW = { width: 1280, height: 900 };
const FLAGS = [
    '--headless=new',
    '--remote-debugging-pipe',
    `--window-size=${WINDOW.width},${WINDOW.height}`,
    '--force-device-scale-factor=1',
    '--lang=en',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-extensions',
    '--disable-sync',
    '--disable-component-update',
    '--disable-background-networking',
    // Otherwise Chromium slows down pages in the background.
    '--disable-renderer-backgrounding',
    '--disable-backgrounding-occluded-windows',
    '--disable-background-timer-throttling',
    '--disable-features=Translate,OptimizationHints,MediaRouter',
];
/** As Lighthouse has them for a phone. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 };
const SLOWER = 4;

/** A protocol error, or a page that does not do what it should: the measurement fails instead of giving a number. */
export class Failed extends Error {}

export class Browser {
    #child;
    #folder;
    #last = 0;
    #waiting = new Map();
    #listeners = new Map();

    static async launch() {
        const browser = new Browser();
        if (!process.env.CHROME) throw new Failed('CHROME is not set: run `. tools/env.sh` first, or `make bench`');
        browser.#folder = await mkdtemp(join(tmpdir(), 'interview-bench-'));
        const flags = [...FLAGS, `--user-data-dir=${browser.#folder}`, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), 'about:blank'];
        browser.#child = spawn(process.env.CHROME, flags, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
        browser.#child.on('error', (error) => browser.#fail(`the browser cannot be started: ${error.message}`));
        browser.#child.on('exit', () => browser.#fail('the browser has gone'));
        browser.#child.stdio[3].on('error', () => {});
        browser.#listen(browser.#child.stdio[4]);
        await browser.send('Browser.getVersion');
        return browser;
    }

    /** Messages are JSON texts with a null byte behind each. */
    #listen(stream) {
        let parts = [];
        stream.on('data', (chunk) => {
            let from = 0;
            for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, from)) {
                parts.push(chunk.subarray(from, end));
                this.#receive(JSON.parse(Buffer.concat(parts).toString()));
                parts = [];
                from = end + 1;
            }
            parts.push(chunk.subarray(from));
        });
    }

    #receive({ id, sessionId = '', method, params, result, error }) {
        if (!id) {
            this.#listeners.get(`${sessionId} ${method}`)?.forEach((listener) => listener(params));
            return;
        }
        const waiting = this.#waiting.get(id);
        this.#waiting.delete(id);
        if (error) waiting?.reject(new Failed(`${waiting.method}: ${error.message}`));
        else waiting?.resolve(result);
    }

    #fail(why) {
        for (const { reject } of this.#waiting.values()) reject(new Failed(why));
        this.#waiting.clear();
    }

    send(method, params = {}, sessionId = undefined) {
        const id = ++this.#last;
        return new Promise((resolve, reject) => {
            if (this.#child.exitCode !== null) reject(new Failed('the browser has gone'));
            this.#waiting.set(id, { resolve, reject, method });
            this.#child.stdio[3].write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
        });
    }

    /** Calls back at each event; returns what ends that. */
    on(method, listener, sessionId = '') {
        const key = `${sessionId} ${method}`;
        const listeners = this.#listeners.get(key) ?? new Set();
        this.#listeners.set(key, listeners.add(listener));
        return () => listeners.delete(listener);
    }

    async version() {
        return (await this.send('Browser.getVersion')).product;
    }

    /** A page that knows nothing of the others: nothing is cached. `slow`: with a slow processor and network. */
    async page({ slow = false } = {}) {
        const { targetInfos } = await this.send('Target.getTargets');
        const { browserContextId } = await this.send('Target.createBrowserContext');
        const { targetId } = await this.send('Target.createTarget', { url: 'about:blank', browserContextId, ...WINDOW });
        // The blank page that the browser starts with would be a second renderer.
        for (const { type, targetId } of targetInfos) if (type === 'page') await this.send('Target.closeTarget', { targetId });
        const { sessionId } = await this.send('Target.attachToTarget', { targetId, flatten: true });
        const page = new Page(this, { sessionId, targetId, browserContextId });
        await page.prepare(slow);
        return page;
    }

    async close() {
        const gone = once(this.#child, 'exit');
        this.send('Browser.close').catch(() => {});
        const timer = setTimeout(() => this.#child.kill('SIGKILL'), 5000);
        if (this.#child.exitCode === null) await gone;
        clearTimeout(timer);
        await rm(this.#folder, { recursive: true, force: true, maxRetries: 5 });
    }
}

export class Page {
    #browser;
    #ids;
    /** What went wrong in the page. */
    troubles = [];
    /** Responses by request, with their bytes once they are there. */
    #requests = new Map();

    constructor(browser, ids) {
        this.#browser = browser;
        this.#ids = ids;
    }

    send(method, params) {
        return this.#browser.send(method, params, this.#ids.sessionId);
    }

    on(method, listener) {
        return this.#browser.on(method, listener, this.#ids.sessionId);
    }

    async prepare(slow) {
        this.on('Runtime.exceptionThrown', ({ exceptionDetails: { text, exception } }) => this.troubles.push(exception?.description ?? text));
        this.on('Runtime.consoleAPICalled', ({ type, args }) => type === 'error' && this.troubles.push(args.map(({ value, description }) => value ?? description).join(' ')));
        this.on('Inspector.targetCrashed', () => this.troubles.push('the page has crashed'));
        this.on('Network.requestWillBeSent', ({ requestId, request }) => this.#requests.set(requestId, { url: request.url, bytes: 0, done: request.url.startsWith('data:') }));
        this.on('Network.responseReceived', ({ requestId, response }) => Object.assign(this.#requests.get(requestId) ?? {}, { response }));
        this.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => Object.assign(this.#requests.get(requestId) ?? {}, { bytes: encodedDataLength, done: true }));
        this.on('Network.loadingFailed', ({ requestId, errorText }) => {
            const request = this.#requests.get(requestId);
            if (request) request.done = true;
            this.troubles.push(`${request?.url}: ${errorText}`);
        });
        for (const domain of ['Page', 'Runtime', 'Inspector']) await this.send(`${domain}.enable`);
        // The developer tools must not keep fetched files: they would count as memory of the page.
        await this.send('Network.enable', { maxTotalBufferSize: 0, maxResourceBufferSize: 0 });
        await this.send('Emulation.setDeviceMetricsOverride', { ...WINDOW, deviceScaleFactor: 1, mobile: false });
        if (slow) {
            await this.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
            await this.send('Network.emulateNetworkConditions', SLOW_4G);
        }
    }

    /** What came over the network so far. */
    requests() {
        return [...this.#requests.values()];
    }

    /** Fails if anything has gone wrong in the page. */
    check() {
        const refused = this.requests().filter(({ response }) => response?.status >= 400);
        const troubles = [...this.troubles, ...refused.map(({ url, response }) => `${url}: ${response.status}`)];
        if (troubles.length) throw new Failed(`the page reported: ${troubles.join('; ')}`);
    }

    /** What an expression gives in the page; a promise is waited for. */
    async evaluate(expression) {
        const { result, exceptionDetails } = await this.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
        if (exceptionDetails) throw new Failed(`${exceptionDetails.exception?.description ?? exceptionDetails.text} in ${expression}`);
        return result.value;
    }

    /** A function of this program, called in the page. */
    call(task, ...words) {
        return this.evaluate(`(${task})(${words.map((word) => JSON.stringify(word)).join(',')})`);
    }

    async goTo(url) {
        const { errorText } = await this.send('Page.navigate', { url });
        if (errorText) throw new Failed(`${url}: ${errorText}`);
    }

    /** Waits until a task gives something; `what` says what is waited for. */
    async until(what, task, { seconds = 60, every = 50 } = {}) {
        const end = Date.now() + 1000 * seconds;
        for (;;) {
            const found = await task();
            if (found) return found;
            this.check();
            if (Date.now() > end) throw new Failed(`waited ${seconds} s in vain for ${what}`);
            await new Promise((resolve) => setTimeout(resolve, every));
        }
    }

    /** Clicks as a mouse does. */
    async click({ x, y }) {
        const mouse = (type, more) => this.send('Input.dispatchMouseEvent', { type, x, y, ...more });
        await mouse('mouseMoved');
        await mouse('mousePressed', { button: 'left', clickCount: 1 });
        await mouse('mouseReleased', { button: 'left', clickCount: 1 });
    }

    /** Taps as a finger does, on a page that was opened with a touch screen: nothing tells of it before it is down. */
    async tap({ x, y }) {
        await this.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
        await this.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    }

    /** Presses a key that writes a character, or a named key. */
    async press(key) {
        const named = { Backspace: 8 }[key];
        const code = named ? { windowsVirtualKeyCode: named } : { text: key, windowsVirtualKeyCode: key.toUpperCase().charCodeAt(0) };
        await this.send('Input.dispatchKeyEvent', { type: 'keyDown', key, ...code });
        await this.send('Input.dispatchKeyEvent', { type: 'keyUp', key, ...code, text: undefined });
    }

    /** Closes it, and waits until its process has gone. */
    async close() {
        const { targetId, browserContextId } = this.#ids;
        // The remaining window keeps the browser alive.
        await this.#browser.send('Target.createTarget', { url: 'about:blank' });
        await this.#browser.send('Target.closeTarget', { targetId });
        await this.#browser.send('Target.disposeBrowserContext', { browserContextId });
    }
}
