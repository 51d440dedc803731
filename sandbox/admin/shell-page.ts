import type { StaffMember } from "../shopify/auth/staff-members.ts";

export type ShellFacts = { shopName: string; shopDomain: string; appOrigin: string; storefrontPath: string; staff: readonly StaffMember[] };

/** The page that frames the app as Shopify admin does: navigation, title bar, save bar, toast and permission dialog around one frame. */
export function shellPage(facts: ShellFacts): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(facts.shopName)} · Admin</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/_admin/shell.css">
</head>
<body>
<header class="top">
  <button id="menu" aria-expanded="false" aria-controls="side" aria-label="Menu">☰</button>
  <strong>${escape(facts.shopName)}</strong>
  <span class="note">sandbox</span>
  <label class="note">signed in as <select id="user">${facts.staff.map(option).join("")}</select></label>
  <nav aria-label="Sandbox"><a href="${facts.storefrontPath}" target="_blank">Storefront</a> <a href="/_mail" target="_blank">Inbox</a> <a href="/_chat" target="_blank">Chat</a></nav>
</header>
<nav id="side" aria-label="Admin">
  <a class="app-name" id="home" href="/admin/apps/waybill/app">Waybill</a>
  <ul id="nav"></ul>
  <ul aria-label="Shopify's own pages">
    <li><a href="/_admin/page/checkouts" target="_blank">Abandoned checkouts</a></li>
    <li><a href="/_admin/page/customers/segments" target="_blank">Customer segments</a></li>
  </ul>
</nav>
<main>
  <div id="save-bar" role="region" aria-label="Unsaved changes" hidden><span>Unsaved changes</span><span class="buttons"></span></div>
  <div class="title"><h1 id="title"></h1><span class="buttons" id="actions"></span></div>
  <iframe id="app" name="app-iframe" title="Waybill" allow="camera; clipboard-write"></iframe>
</main>
<div id="toast" role="status" aria-live="polite" hidden></div>
<dialog id="permission" aria-labelledby="permission-title">
  <h2 id="permission-title">Waybill needs more access</h2>
  <p>Waybill asks for these permissions of your store:</p>
  <ul id="permission-scopes"></ul>
  <form method="dialog"><button value="decline">Cancel</button><button value="grant" class="primary">Update</button></form>
</dialog>
<dialog id="picker" aria-labelledby="picker-title">
  <h2 id="picker-title">Choose products</h2>
  <input id="picker-search" type="search" aria-label="Search products" autocomplete="off">
  <ul id="picker-list" tabindex="0" aria-label="Products"></ul>
  <form method="dialog"><button value="cancel">Cancel</button><button value="select" class="primary">Select</button></form>
</dialog>
<script type="application/json" id="facts">${JSON.stringify(facts).replaceAll("<", "\\u003c")}</script>
<script src="/_admin/resource-picker.js"></script>
<script src="/_admin/shell.js"></script>
</body>
</html>`;
}

function option({ id, firstName, lastName }: StaffMember): string {
  return `<option value="${escape(id)}">${escape(`${firstName} ${lastName}`)}</option>`;
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
