import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { prismaEnvironment } from "./prisma-environment.mjs";

/** The Node that the house is written for: it comes from npm, whatever is installed. */
export const houseNode = (root) => join(root, "node_modules", ".bin", "node");

/** An environment in which the house's own programs are found first. */
export function houseEnvironment(root, more = {}) {
  const path = [join(root, "node_modules", ".bin"), process.env.PATH].filter(Boolean).join(delimiter);
  const given = Object.fromEntries(Object.entries(more).filter(([, value]) => value !== undefined));
  return { ...process.env, ...prismaEnvironment, ...given, PATH: path };
}

/** Runs a program without showing what it says, unless it fails: then the error is the end of that. Answers its output. */
export function runQuietly(root, program, args, env = {}) {
  return new Promise((done, failed) => {
    const child = spawn(program, args, { cwd: root, env: houseEnvironment(root, env), stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    const hear = (chunk) => (output += chunk);
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.once("error", failed);
    child.once("close", (code) => {
      if (code === 0) done(output);
      else failed(new Error(`${[program, ...args].join(" ")} failed:\n${output.trimEnd().split("\n").slice(-60).join("\n")}`));
    });
  });
}

/** Runs npm without showing what it says: the one that runs us, on its own Node, since ours may lie in a folder that it empties; else whichever is found. */
export function runNpm(root, args, env = {}) {
  const npm = process.env.npm_execpath;
  if (!npm?.endsWith("npm-cli.js")) return runQuietly(root, "npm", args, env);
  return runQuietly(root, process.env.npm_node_execpath ?? process.execPath, [npm, ...args], env);
}

/**
 * Runs a script of ours in the foreground and answers its exit code. It does not outlive us: it is told to stop when we are, when
 * whoever started us is gone, and (Linux) by the kernel when we are killed.
 */
export function runInPlace(root, args, env = {}) {
  const setpriv = "/usr/bin/setpriv";
  const command = [houseNode(root), ...args];
  const [program, ...rest] = existsSync(setpriv) ? [setpriv, "--pdeathsig", "TERM", ...command] : command;
  const child = spawn(program, rest, { cwd: root, env: houseEnvironment(root, env), stdio: "inherit" });

  // The terminal tells the whole group by itself; a second telling would be a second Ctrl-C.
  const ignore = () => undefined;
  const pass = (signal) => child.kill(signal);
  process.on("SIGINT", ignore).on("SIGTERM", pass).on("SIGHUP", pass);
  const parent = process.ppid;
  const watch = setInterval(() => process.ppid !== parent && child.kill("SIGTERM"), 500);

  return new Promise((done, failed) => {
    child.once("error", failed);
    child.once("exit", (code, signal) => {
      clearInterval(watch);
      done(code ?? (signal === "SIGINT" ? 130 : 1));
    });
  });
}
