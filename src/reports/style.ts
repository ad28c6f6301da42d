/** The page's look: legible on a screen and on paper, with nothing to load. */
export const STYLE = `
:root{color-scheme:light}
body{font:16px/1.5 system-ui,sans-serif;color:#1d2733;background:#fff;max-width:60rem;margin:1.5rem auto;padding:0 1rem}
h1{font-size:1.7rem;line-height:1.2;margin:0}
h2{font-size:1.2rem;margin:2.2rem 0 .6rem;border-bottom:2px solid #0b4f6c;padding-bottom:.2rem}
.keys{display:flex;flex-wrap:wrap;gap:.7rem;padding:0;list-style:none}
.keys li{border:1px solid #cfd6dc;border-radius:.5rem;padding:.5rem .9rem;min-width:7.5rem}
.keys b{display:block;font-size:1.6rem;line-height:1.2}
.note{background:#fff4d6;color:#463300;padding:.5rem .8rem;border-radius:.4rem}
.soft{color:#45505c}
svg text{font:12px system-ui,sans-serif;fill:#45505c}
svg[role=img]{width:100%;height:auto}
.legend{display:flex;gap:1.2rem;margin:.2rem 0 .8rem}
.legend svg{margin-inline-end:.4rem;vertical-align:-2px}
table{border-collapse:collapse;width:100%;font-size:.95rem}
th,td{overflow-wrap:anywhere;text-align:start;vertical-align:top;padding:.25rem .6rem .25rem 0;border-bottom:1px solid #e3e8ec}
@media(min-width:40rem){th:first-child{min-width:5.8rem}}
@media(max-width:40rem){table{font-size:.75rem}th:first-child{min-width:4rem}td,th{padding-inline-end:.3rem}}
tbody th{font-weight:400}
td p{margin:0 0 .2rem}
.number{text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap}
.bars th[scope=row]{width:45%}
.plot{width:38%;padding-inline-end:0}
.bar{display:block;margin:.15rem 0}
code{font-size:.9em}
@media print{body{margin:0;max-width:none;font-size:12px}section{break-inside:avoid}.bar rect,svg rect{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`;
