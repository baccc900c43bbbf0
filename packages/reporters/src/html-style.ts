/** The look of the page: light and dark, and on paper. Colours come in pairs by name. */
export const HTML_STYLE = `:root{color-scheme:light dark;--page:#f6f7f9;--card:#fff;--text:#1c2430;--soft:#5d6878;--line:#dde2ea;--error:#b3261e;--warning:#9a5b00;--info:#1f5fa8;--mark:#ffe9a8}
@media(prefers-color-scheme:dark){:root{--page:#14181f;--card:#1c222c;--text:#e5e9f0;--soft:#9aa6b8;--line:#323b49;--error:#ff8a80;--warning:#ffc266;--info:#8ec2ff;--mark:#5c4a12}}
*{box-sizing:border-box}body{margin:0;background:var(--page);color:var(--text);font:16px/1.65 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
main{max-width:64rem;margin:0 auto;padding:2rem 1.25rem 4rem}h1{font-size:1.6rem;margin:0 0 .25rem}h2{font-size:1.15rem;margin:2.5rem 0 .25rem;overflow-wrap:anywhere}
.soft{color:var(--soft);font-size:.875rem}.filters{position:sticky;top:0;z-index:1;display:flex;flex-wrap:wrap;gap:.5rem 1.25rem;padding:.75rem 0;margin-top:1rem;background:var(--page);border-bottom:1px solid var(--line)}
.filters label{cursor:pointer}article{background:var(--card);border:1px solid var(--line);border-left:4px solid var(--tone);border-radius:8px;padding:.9rem 1.1rem;margin:.9rem 0;break-inside:avoid}
.error{--tone:var(--error)}.warning{--tone:var(--warning)}.info{--tone:var(--info)}h3{font-size:1rem;margin:0 0 .35rem;display:flex;flex-wrap:wrap;gap:.6rem;align-items:baseline}
.badge{color:var(--tone);font-weight:600}.badge::before{content:"●";margin-right:.3em}.state{border:1px solid var(--line);border-radius:1em;padding:0 .6em;font-size:.8125rem;font-weight:400}code{color:var(--soft);font-size:.8125rem;font-weight:400}p{margin:.35rem 0}
table{width:100%;border-collapse:collapse;margin-top:.6rem;font-size:.9375rem}td{border-top:1px solid var(--line);padding:.35rem .6rem .35rem 0;vertical-align:top;overflow-wrap:anywhere}
td:first-child{white-space:nowrap;color:var(--soft);width:3.5rem}td:last-child{color:var(--soft);width:42%}mark{background:var(--mark);color:inherit;border-radius:3px;padding:0 .15em;font-weight:600}
.cause{border-left:3px solid var(--line);padding-left:.7rem}ul{margin:.25rem 0;padding-left:1.3rem}
body:has(#show-error:not(:checked)) article.error,body:has(#show-warning:not(:checked)) article.warning,body:has(#show-info:not(:checked)) article.info{display:none}
@media print{.filters{display:none}body{background:#fff}}@media(max-width:40rem){td{display:block;border:0;padding:.1rem 0}tr{display:block;border-top:1px solid var(--line);padding:.3rem 0}td:last-child{width:auto}}`;
