/** The storefront's look: readable, one column on a phone, visible focus, no pictures from elsewhere. */
export const stylesheet = `
:root { --ink: #1f2a24; --soft: #5a665f; --line: #d8ddd8; --paper: #fbfaf6; --accent: #1d5c45; --bad: #a3221c; color-scheme: light }
* { box-sizing: border-box } [hidden] { display: none !important }
body { margin: 0; font: 17px/1.5 system-ui, "Noto Sans", sans-serif; color: var(--ink); background: var(--paper) }
header, main, footer { max-width: 68rem; margin: 0 auto; padding: 1rem }
header { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: center; border-bottom: 1px solid var(--line) }
header .name { font-weight: 700; font-size: 1.25rem; margin-right: auto }
h1 { font-size: 1.6rem; line-height: 1.25; margin: .5rem 0 1rem } h2 { font-size: 1.2rem }
a { color: var(--accent) } a:focus-visible, button:focus-visible, input:focus-visible, select:focus-visible { outline: 3px solid #f2a900; outline-offset: 2px }
.skip { position: absolute; left: -99rem } .skip:focus { left: 1rem; top: .5rem; background: #fff; padding: .5rem }
.grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(10.5rem, 1fr)); gap: 1rem; padding: 0; list-style: none }
.card { border: 1px solid var(--line); border-radius: .6rem; background: #fff; overflow: hidden; display: flex; flex-direction: column }
.card a { padding: .25rem .75rem .75rem; text-decoration: none; color: inherit; overflow-wrap: anywhere } .card a:hover .title { text-decoration: underline }
.swatch { aspect-ratio: 4/3; display: grid; place-items: center; font-size: 2rem; color: #fff }
.swatch.large { max-width: 26rem; border-radius: .6rem }
.price { font-weight: 700 } .soft { color: var(--soft) } .bad { color: var(--bad) }
form.search, .row { display: flex; flex-wrap: wrap; gap: .5rem; align-items: end }
label { display: block; font-weight: 600; margin-top: .75rem }
input, select { font: inherit; padding: .55rem .6rem; border: 1px solid #8b958f; border-radius: .4rem; width: 100%; background: #fff; color: inherit }
input[type=number] { width: 6rem } input[type=radio] { width: auto; margin-right: .5rem }
input[aria-invalid=true], select[aria-invalid=true] { border-color: var(--bad); border-width: 2px }
button, .button { font: inherit; font-weight: 600; padding: .65rem 1.1rem; border: 0; border-radius: .4rem; background: var(--accent); color: #fff; cursor: pointer; text-decoration: none; display: inline-block }
button.plain { background: none; color: var(--accent); text-decoration: underline; padding: .65rem .25rem }
fieldset { border: 1px solid var(--line); border-radius: .6rem; margin: 1rem 0; padding: 0 1rem 1rem } legend { font-weight: 700; padding: 0 .4rem }
.choice { font-weight: 400 } .columns { display: grid; gap: 0 1rem; grid-template-columns: 1fr }
.problems { border: 2px solid var(--bad); border-radius: .6rem; padding: .25rem 1rem; margin-bottom: 1rem }
.problem { color: var(--bad); margin: .2rem 0 0 }
.lines { width: 100%; border-collapse: collapse } .lines td, .lines th { text-align: left; padding: .5rem .25rem; border-bottom: 1px solid var(--line); vertical-align: top } .lines .money { text-align: right; white-space: nowrap }
.parcel { border: 1px solid var(--line); border-radius: .6rem; background: #fff; padding: .25rem 1rem 1rem; margin: 1rem 0 }
.badge { display: inline-block; border: 1px solid var(--line); border-radius: 1rem; padding: .05rem .7rem; background: #fff; font-size: .9rem }
header nav { display: flex; gap: 1rem }
cart-drawer:not([hidden]) { position: fixed; inset: 0; z-index: 10; display: block } .cart-drawer { height: 100% }
.cart-drawer__overlay { position: absolute; inset: 0; background: rgb(0 0 0 / 40%) }
.drawer__inner { position: absolute; inset: 0 0 0 auto; width: min(26rem, 100%); overflow: auto; padding: 1rem; background: var(--paper) }
.drawer__header, .drawer__lines li { display: flex; gap: .5rem; align-items: center; justify-content: space-between } .drawer__lines { padding: 0; list-style: none } .drawer__lines li > :first-child { margin-right: auto }
.shopify-app-block:empty { display: none }
iframe.extension { width: 100%; border: 0; display: block } .extension-missing { border: 1px dashed var(--line); padding: .5rem .75rem }
@media (min-width: 44rem) { .columns { grid-template-columns: 1fr 1fr } .product { display: grid; grid-template-columns: 1fr 1fr; gap: 2rem } }
`;
