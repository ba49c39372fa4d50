// Every panel's query and every alert of a Prometheus: which of them give an error or no data.
import { readdirSync, readFileSync } from "node:fs";

const server = process.argv[2];
const dashboards = new URL("../dashboards/", import.meta.url);
const metric = /\b(?:juntos|programme|http|jvm|disk|r2dbc)_\w+|\bup\b/g;

async function api(path, parameters = {}) {
  const answer = await fetch(`${server}/api/v1/${path}?${new URLSearchParams(parameters)}`);
  const body = await answer.json();
  if (body.status !== "success") throw new Error(body.error);
  return body.data;
}

/** What is wrong with the answer; nothing if there is data. */
async function wrong(query) {
  try {
    const { result } = await api("query", { query });
    return result.length === 0 ? "no data" : undefined;
  } catch (error) {
    return error.message;
  }
}

async function panels() {
  const asked = [];
  for (const file of readdirSync(dashboards).sort()) {
    for (const panel of JSON.parse(readFileSync(new URL(file, dashboards))).panels) {
      for (const { expr } of panel.targets ?? []) {
        asked.push({ what: `${file}: ${panel.title}: ${expr}`, wrong: await wrong(expr) });
      }
    }
  }
  return asked;
}

async function alerts() {
  const asked = [];
  for (const rule of (await api("rules")).groups.flatMap((group) => group.rules)) {
    const silent = [];
    for (const name of new Set(rule.query.match(metric))) {
      if (await wrong(name)) silent.push(name);
    }
    const evaluated = rule.health === "ok" ? undefined : rule.lastError || rule.health;
    asked.push({ what: `${rule.name}: ${rule.query}`, wrong: evaluated ?? (silent.length ? `no data of ${silent}` : undefined) });
  }
  return asked;
}

const count = (asked) => `${asked.filter((each) => !each.wrong).length} of ${asked.length}`;
const [queries, rules] = [await panels(), await alerts()];
for (const each of [...queries, ...rules].filter((each) => each.wrong)) console.log(`${each.wrong}: ${each.what}`);
console.log(`${count(queries)} queries of panels give data, ${count(rules)} alerts are evaluated and have their metrics.`);
process.exitCode = [...queries, ...rules].some((each) => each.wrong) || rules.length === 0 ? 1 : 0;
