// What may import what. The floors themselves stand in tools/lint/floors.ts, for ESLint's rules as well.
const { forbidden, options } = require("./tools/lint/import-rules.ts");

module.exports = { forbidden, options };
