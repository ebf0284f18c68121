// Writes the measurements as one table: medians, and the ratios of the viewer to plain HTML and to the best of the
// other pages in the same run.

const VIEWER = 'viewer';
/** The viewer, too. */
const WRITTEN = 'written';
const PLAIN = 'plain';

/** What has another unit than milliseconds. */
const UNITS = [
    [/^bytes/, { show: (n) => `${(n / 1000).toFixed(n < 10000 ? 1 : 0)} kB` }],
    [/per mount/, { show: (n) => `${(n / 1024).toFixed(1)} kB`, ratios: false }],
    [/memory|heap/, { show: (n) => `${(n / 2 ** 20).toFixed(1)} MB` }],
    [/^layout shift/, { show: (n) => n.toFixed(3), ratios: false }],
    [/^(headings|names)/, { show: (n) => `${n}`, ratios: false }],
];
const unit = (measure) => UNITS.find(([pattern]) => pattern.test(measure))?.[1] ?? { show: (n) => `${n < 10 ? n.toFixed(1) : Math.round(n)} ms` };

export function median(list) {
    const sorted = [...list].sort((a, b) => a - b);
    const middle = sorted.length / 2;
    return sorted.length % 2 ? sorted[Math.floor(middle)] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** A row for each size, speed and measure. */
export function summary(records, pages) {
    const rows = new Map();
    for (const { size, speed, measure, page, rep, values } of records) {
        const key = `${size} ${speed} ${measure}`;
        if (!rows.has(key)) rows.set(key, { size, speed, measure, reps: {} });
        ((rows.get(key).reps[page] ??= {})[rep] ??= []).push(...values);
    }
    const order = [...new Map([...rows.values()].map(({ size, speed }) => [`${size} ${speed}`, 0])).keys()];
    const place = ({ size, speed }) => order.indexOf(`${size} ${speed}`);
    return [...rows.values()].sort((a, b) => place(a) - place(b)).map((row) => finish(row, pages));
}

function finish({ size, speed, measure, reps }, pages) {
    const all = Object.entries(reps).map(([page, byRep]) => [page, Object.values(byRep).flat()]);
    const medians = Object.fromEntries(all.map(([page, values]) => [page, median(values)]));
    const worst = Object.fromEntries(all.map(([page, values]) => [page, Math.max(...values)]));
    const others = pages.filter((page) => page !== VIEWER && page !== WRITTEN && medians[page] > 0);
    const best = others.sort((a, b) => medians[a] - medians[b])[0];
    const compare = unit(measure).ratios !== false;
    return { size, speed, measure, medians, worst, best: compare ? best : undefined, toPlain: compare ? ratio(reps, PLAIN) : undefined, toBest: compare ? ratio(reps, best) : undefined };
}

/** The median of the ratios within each repetition: what slows the machine for a while slows both. */
function ratio(reps, other) {
    if (!reps[VIEWER] || !reps[other]) return undefined;
    const ratios = Object.keys(reps[VIEWER])
        .filter((rep) => reps[other][rep])
        .map((rep) => median(reps[VIEWER][rep]) / median(reps[other][rep]))
        .filter(Number.isFinite);
    return ratios.length ? median(ratios) : undefined;
}

/** The table as Markdown. */
export function markdown({ date, browser, processors, processor, load, seconds }, rows, pages, failures) {
    const lines = [
        `${browser}, ${processors} × ${processor}, ${date.slice(0, 16).replace('T', ' ')} UTC, ${seconds} s.`,
        'Medians, the worst in brackets where there are several; ÷ is how many times as much the viewer takes in the same run. What each row means: bench/README.md.',
        ...(load > processors ? [`The machine was busy with other work when this began (load ${load.toFixed(1)}): read the ratios, not the times.`] : []),
        '',
        `| | ${pages.join(' | ')} | ÷ ${PLAIN} | ÷ best |`,
        `| --- |${' ---: |'.repeat(pages.length)} ---: | --- |`,
    ];
    let section;
    for (const row of rows) {
        const now = `${row.size} passages${row.speed === 'slow' ? ', slow' : ''}`;
        if (now !== section) lines.push(`| **${now}** |${' |'.repeat(pages.length + 2)}`);
        section = now;
        const { show } = unit(row.measure);
        const cell = (page) => {
            const [middle, worst] = [row.medians[page], row.worst[page]];
            if (middle === undefined) return '';
            return show(worst) === show(middle) ? show(middle) : `${show(middle)} (${show(worst)})`;
        };
        const times = (ratio) => (ratio === undefined ? '' : `${ratio < 10 ? ratio.toFixed(2) : Math.round(ratio)}`);
        const toBest = row.toBest === undefined ? '' : `${times(row.toBest)} ${row.best}`;
        lines.push(`| ${row.measure} | ${pages.map(cell).join(' | ')} | ${times(row.toPlain)} | ${toBest} |`);
    }
    for (const { size, part, speed, page, why } of failures) lines.push('', `FAILED: ${size} passages, ${part}, ${speed}, ${page}: ${why}`);
    return `${lines.join('\n')}\n`;
}
