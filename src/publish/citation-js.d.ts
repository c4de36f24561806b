/** The library has no types of its own: these are the parts used, as its documentation describes them. */
declare module "@citation-js/core" {
  export class Cite {
    constructor(data: unknown);
    data: Record<string, unknown>[];
    format(format: "bibliography", options: {template: string; lang: string; format: "html" | "text"}): string;
  }
  interface Register {
    get(name: string): string;
    set(name: string, value: string): Register;
  }
  export const plugins: {config: {get(name: "@csl"): {styles: Register}}};
}

declare module "@citation-js/plugin-csl";
declare module "@citation-js/plugin-bibtex";
declare module "@citation-js/plugin-ris";
