/** One fault in one file: where it is, what is wrong, and how to mend it. */
export interface Problem {
  readonly file: string;
  /** Line in the file, from 1. */
  readonly line?: number;
  /** The key of the row at fault, where it has a name of its own. */
  readonly row?: string;
  /** The field (column) at fault. */
  readonly field?: string;
  /** What is wrong, in a few words: `unknown category`. */
  readonly message: string;
  /** The value found. */
  readonly value?: string;
  /** What to do: `one of official, press`. */
  readonly remedy: string;
}

/** Many faults as one error; the message has one line for each. */
export class ProblemsError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(renderProblem).join("\n"));
    this.name = "ProblemsError";
    this.problems = problems;
  }
}

/**
 * A problem on one line, e.g.
 * `data/sources/1.0.0/sources.csv:17: row "reuters-2021": field "kind": unknown category "offical": did you mean "official"? One of official, press`
 */
export function renderProblem({file, line, row, field, message, value, remedy}: Problem): string {
  return [
    line === undefined ? file : `${file}:${line}`,
    ...(row === undefined ? [] : [`row ${quote(row)}`]),
    ...(field === undefined ? [] : [`field "${field}"`]),
    value === undefined ? message : `${message} ${quote(value)}`,
    remedy,
  ].join(": ");
}

/** A value in quotes, cut when long, with line ends and quotes escaped. */
export function quote(value: string): string {
  return JSON.stringify(value.length > 80 ? `${value.slice(0, 79)}…` : value);
}
