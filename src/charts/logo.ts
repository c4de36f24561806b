/** The logo, a busbar with three feeders (closed, half, open), 29 by 18 units: the inside of an SVG, drawn in its stroke. */
export const logo =
  '<path d="M0 1.5h29M4.5 1.5v7M14.5 1.5v7M24.5 1.5v7"></path>' +
  '<circle cx="4.5" cy="12.5" r="3.6" fill="currentColor"></circle>' +
  '<circle cx="14.5" cy="12.5" r="3.6"></circle>' +
  '<path d="M14.5 8.9a3.6 3.6 0 0 0 0 7.2z" fill="currentColor" stroke="none"></path>' +
  '<circle cx="24.5" cy="12.5" r="3.6"></circle>';
