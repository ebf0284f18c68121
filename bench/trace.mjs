// Reads the browser's own trace: the tasks of its main threads, navigations and marks.

export class Trace {
    #browser;
    #events = [];
    #stop;

    constructor(browser) {
        this.#browser = browser;
    }

    async start() {
        this.#stop = this.#browser.on('Tracing.dataCollected', ({ value }) => this.#events.push(...value));
        const traceConfig = { includedCategories: ['toplevel', 'blink.user_timing'], excludedCategories: ['*'] };
        await this.#browser.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig });
    }

    async stop() {
        let heard;
        const whole = new Promise((resolve) => (heard = this.#browser.on('Tracing.tracingComplete', resolve)));
        await this.#browser.send('Tracing.end');
        await whole;
        heard();
        this.#stop();
        return this.#events;
    }
}
