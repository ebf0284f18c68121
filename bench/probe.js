// Runs in each page before the page's own scripts and measures times there, in the same way for all pages.
//
// The time of a frame is taken in a message that is posted from requestAnimationFrame: it arrives when the frame's
// styles, layout and paint are done. (No number includes the compositor's work after that, which is the same for all.)
window.probe = (() => {
    const painted = (done) =>
        requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => {
                port1.close();
                done(performance.now());
            };
            port2.postMessage(0);
        });

    const seen = { shifts: [], largest: 0, first: 0 };
    const watch = (type, each) => new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true });
    watch('largest-contentful-paint', (entry) => (seen.largest = entry.startTime));
    watch('paint', (entry) => entry.name === 'first-contentful-paint' && (seen.first = entry.startTime));
    watch('layout-shift', (entry) => entry.hadRecentInput || seen.shifts.push([entry.startTime, entry.value]));

    // The first answer: in the page, laid out within the window, and painted in a frame.
    const isReadable = () => {
        const text = [...(document.getElementById('a1')?.querySelectorAll('p') ?? [])].find((p) => p.textContent.length > 99 && p.getClientRects().length);
        return text && text.getBoundingClientRect().top < innerHeight;
    };
    const arrivals = new MutationObserver(() => {
        if (!document.getElementById('a1')) return;
        arrivals.disconnect();
        requestAnimationFrame(function look() {
            if (!isReadable()) return void requestAnimationFrame(look);
            painted((time) => (seen.readable = time));
        });
    });
    arrivals.observe(document, { childList: true, subtree: true });

    // The worst second or so of shifting, as Cumulative Layout Shift is defined.
    const shift = () => {
        let worst = 0, sum = 0, from = -Infinity, last = -Infinity;
        for (const [time, value] of seen.shifts) {
            if (time - last > 1000 || time - from > 5000) [sum, from] = [0, time];
            sum += value;
            last = time;
            worst = Math.max(worst, sum);
        }
        return worst;
    };

    // When the page was last active: it painted, or ran a task longer than 50 ms.
    let last = 0;
    const busy = (time) => (last = Math.max(last, time));
    watch('longtask', (entry) => busy(entry.startTime + entry.duration));
    const changes = new MutationObserver(() => busy(performance.now()));
    const QUIET = 200;
    const rest = () =>
        new Promise((resolve) => {
            let before = performance.now();
            const look = () => {
                const now = performance.now();
                if (now - before > 100) busy(now);
                before = now;
                if (now - last < QUIET) return void setTimeout(look, 20);
                changes.disconnect();
                resolve(last);
            };
            setTimeout(look, 20);
        });

    let measured;
    /**
     * Gets ready for an input: an event of this type, and the change that it is to bring about (a function; without
     * one, any frame will do). `result` then tells how long it took until the frame that shows the change, and until
     * the page came to rest.
     */
    const arm = (type, isShown) => {
        if (isShown?.()) throw new Error(`before the ${type}, the page already shows what it is to bring about: ${isShown}`);
        measured = new Promise((resolve, reject) => {
            const patience = setTimeout(() => reject(new Error(`no ${type} event, or no effect of it within 30 s: ${isShown}`)), 30000);
            addEventListener(type, ({ timeStamp }) => {
                let next;
                const frame = (time) => {
                    next ??= time - timeStamp;
                    if (isShown && !isShown()) return painted(frame);
                    clearTimeout(patience);
                    busy(time);
                    changes.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
                    rest().then((end) => resolve({ next, shown: time - timeStamp, settled: Math.max(end, time) - timeStamp }));
                };
                painted(frame);
            }, { capture: true, once: true });
        });
        measured.catch(() => {});
    };

    /** Where the first such element is, brought into the window if it is outside; `n` counts from 0. */
    const place = (css, n = 0) => {
        const element = document.querySelectorAll(css)[n];
        if (!element) throw new Error(`there is no ${css} (${n})`);
        const look = (block) => {
            element.scrollIntoView({ block, behavior: 'instant' });
            const { left, top, width, height } = element.getBoundingClientRect();
            const point = { x: left + width / 2, y: top + height / 2 };
            return { point, there: document.elementFromPoint(point.x, point.y) };
        };
        // A sticky bar may cover it.
        let { point, there } = look('nearest');
        if (!element.contains(there)) ({ point, there } = look('center'));
        if (!element.contains(there)) throw new Error(`${css} (${n}) is covered by ${there?.outerHTML.slice(0, 80) ?? 'nothing'}`);
        return point;
    };

    // A folded but findable element (`hidden="until-found"`) still has a box.
    const isShown = (css) => [...document.querySelectorAll(css)].some((element) => !element.closest('[hidden]') && element.getClientRects().length > 0);

    return { seen, shift, rest, arm, place, isShown, result: () => measured };
})();
