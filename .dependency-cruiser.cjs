// What may import what. The floors themselves stand in tools/lint/floors.ts, for the rules of Oxlint as well.
const { forbidden, options } = require("./tools/lint/import-rules.ts");

module.exports = { forbidden, options };
