// Each dashboard as a constant of Grafana's own type, for TypeScript to check; see ../check-dashboards.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";

const folder = process.argv[2];
const members = {};
const types = readFileSync("node_modules/@grafana/schema/dist/types/raw/dashboard/x/types.gen.d.ts", "utf8")
  // a JSON file writes the value of an enumeration, not its name
  .replace(/export declare enum (\w+) \{([^}]*)\}/g, (_, name, body) => {
    const values = [...body.matchAll(/(\w+)\s*=\s*([^,\n]+)/g)];
    values.forEach(([, member, value]) => (members[`${name}.${member}`] = value.trim()));
    return `export type ${name} = ${values.map((value) => value[2].trim()).join(" | ")};`;
  })
  .replace(/\b[A-Z]\w+\.[A-Z]\w+\b/g, (reference) => members[reference] ?? reference)
  // "should be a regular DataQuery", the schema says of it: a data source's own fields are allowed
  .replace("export interface AnnotationTarget {", "export interface AnnotationTarget {\n    [field: string]: unknown;");
writeFileSync("schema.ts", types.replace(/export declare const .*;/g, ""));
for (const file of readdirSync(folder).filter((name) => name.endsWith(".json"))) {
  const json = readFileSync(`${folder}/${file}`, "utf8");
  writeFileSync(`check-${file.replace(".json", ".ts")}`,
    `import type { Dashboard } from "./schema.js";\nexport const dashboard: Dashboard = ${json};\n`);
}
