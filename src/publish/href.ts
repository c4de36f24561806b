/** Links that work at the root of a domain and under a sub-path alike. */

/** An address from the root as a link of this build, e.g. "/data/" is "/base/data/" when BASE is "/base". */
export function href(address: string): string {
  return joinBase(import.meta.env.BASE_URL, address);
}

/** The whole address of this build's site for an address from the root. */
export function absolute(address: string): string {
  return new URL(href(address), import.meta.env.SITE).href;
}

/** The pure part of href: joins a base path and an address with exactly one slash. */
export function joinBase(base: string, address: string): string {
  return `${base.replace(/\/+$/, "")}/${address.replace(/^\/+/, "")}`;
}
