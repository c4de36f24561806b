/**
 * Workbooks as statistical offices publish them, after the United Kingdom's guidance on releasing statistics in
 * spreadsheets: a title in the first cell of every sheet, at most one table a sheet and marked as one, no merged cells,
 * no empty rows or columns. Same sheets, same bytes.
 */
import {unzipSync} from "fflate";
import writeExcelFile, {type Feature, type Image, type Cell as LibraryCell} from "write-excel-file/node";
import {getCellAddress, sanitizeAttributeValue, sanitizeTextContent} from "write-excel-file/utility";
import {zip} from "./zip.ts";

/** A date as `YYYY-MM-DD`, shown in a format of spreadsheets such as `yyyy-mm-dd`. */
export interface Day {
  readonly day: string;
  readonly format: string;
}

export type WorkbookCell = string | number | boolean | Day | null;

export interface Sheet {
  /** At most 31 letters, unique in the workbook. */
  readonly name: string;
  /** The lines above the table, the first of them the title. */
  readonly lines: readonly Line[];
  readonly table?: {readonly headings: readonly string[]; readonly rows: readonly (readonly WorkbookCell[])[]};
  /** The width of each column in characters. */
  readonly widths: readonly number[];
  /** Whether long text breaks into lines, for sheets that are read, not reckoned with. */
  readonly wraps?: boolean;
}

export interface Line {
  readonly text: string;
  readonly isHeading?: boolean;
}

/** The file of a workbook. `title`, `creator` and `day` (`YYYY-MM-DD`) stand in its properties. */
export async function workbook(
  sheets: readonly Sheet[],
  properties: {readonly title: string; readonly creator: string; readonly day: string},
): Promise<Uint8Array> {
  const file = writeExcelFile(
    sheets.map(({name, lines, table, widths, wraps = false}) => ({
      sheet: name,
      data: [
        ...lines.map(({text, isHeading = false}, index) => [line(text, index === 0, isHeading, wraps && !table)]),
        ...(table
          ? [table.headings.map(heading), ...table.rows.map((row) => row.map((cell) => write(cell, wraps)))]
          : []),
      ],
      columns: widths.map((width) => ({width})),
      stickyRowsCount: table ? lines.length + 1 : 0,
    })),
    {features: [tables(sheets), documentProperties(properties), defaultStyle]},
  );
  // The library stamps the files with the time of writing.
  return zip(unzipSync(await file.toBuffer()), properties.day);
}

type WorkbookFeature = Feature<Image["content"]>;

function line(value: string, isTitle: boolean, isHeading: boolean, wrap: boolean): LibraryCell {
  if (isTitle) return {value, type: String, fontWeight: "bold", fontSize: 15};
  return {value, type: String, ...(isHeading ? {fontWeight: "bold"} : {wrap, alignVertical: "top"})};
}

function heading(value: string): LibraryCell {
  return {value, type: String, fontWeight: "bold", wrap: true, alignVertical: "top"};
}

function write(cell: WorkbookCell, wraps: boolean): LibraryCell {
  if (cell === null || typeof cell === "number") return cell;
  if (typeof cell === "boolean") return {value: cell, type: Boolean};
  if (typeof cell === "string") {
    if (cell.length > LONGEST)
      throw new Error(`a cell of a workbook holds ${LONGEST} characters: ${cell.slice(0, 60)}…`);
    const style = wraps ? ({wrap: true, alignVertical: "top"} as const) : {};
    return {value: cell, type: String, ...style, ...(LIKE_A_FORMULA.test(cell) && {format: "@"})};
  }
  // Spreadsheets count days from 1900, and wrongly before March.
  if (cell.day < "1900-03-01") return {value: cell.day, type: String};
  return {value: new Date(`${cell.day}T00:00:00Z`), type: Date, format: cell.format};
}

/** The length of the longest text a cell can hold. */
const LONGEST = 32_767;

/**
 * Text that a spreadsheet may take for a formula. Every text is written as text and never run; these cells are also of
 * the format "text", so that editing one does not turn it into a formula.
 */
const LIKE_A_FORMULA = /^[=+\-@\t\r]/;

/** Marks each sheet's table as one: it has a name, and its headings are headings to a screen reader, a filter and a sort. */
function tables(sheets: readonly Sheet[]): WorkbookFeature {
  const marked = sheets.map(({table}) => table !== undefined);
  const part = (sheet: number) => `xl/tables/table${sheet + 1}.xml`;
  return {
    files: {
      transform: {
        "[Content_Types].xml": {
          insert: () =>
            marked
              .map((isMarked, i) => (isMarked ? `<Override PartName="/${part(i)}" ContentType="${TABLE_TYPE}"/>` : ""))
              .join(""),
        },
        "xl/worksheets/sheet{id}.xml": {
          insert: (_, {sheetIndex}) =>
            marked[sheetIndex] ? '<tableParts count="1"><tablePart r:id="rId-table-1"/></tableParts>' : "",
        },
        "xl/worksheets/_rels/sheet{id}.xml.rels": {
          insert: (_, {sheetIndex}) =>
            marked[sheetIndex]
              ? `<Relationship Id="rId-table-1" Type="${RELATIONS}/table" Target="/${part(sheetIndex)}"/>`
              : "",
        },
      },
      write: {
        files: () =>
          Object.fromEntries(sheets.flatMap((sheet, i) => (marked[i] ? [[part(i), tableXml(sheet, i)]] : []))),
      },
    },
  };
}

function tableXml({name, lines, table}: Sheet, index: number): string {
  const {headings = [], rows = []} = table ?? {};
  const first = getCellAddress(lines.length, 0);
  const range = `${first}:${getCellAddress(lines.length + rows.length, headings.length - 1)}`;
  const columns = headings.map((text, i) => `<tableColumn id="${i + 1}" name="${sanitizeAttributeValue(text)}"/>`);
  return (
    `${XML}<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="${index + 1}" name="${name}" ` +
    `displayName="${name}" ref="${range}" totalsRowShown="0"><autoFilter ref="${range}"/>` +
    `<tableColumns count="${headings.length}">${columns.join("")}</tableColumns>` +
    `<tableStyleInfo name="TableStyleLight1" showFirstColumn="0" showLastColumn="0" showRowStripes="0" showColumnStripes="0"/></table>`
  );
}

/** The title and language of the file, which a screen reader says first. */
function documentProperties({title, creator, day}: {title: string; creator: string; day: string}): WorkbookFeature {
  const text = sanitizeTextContent;
  const time = `<dcterms:created xsi:type="dcterms:W3CDTF">${day}T00:00:00Z</dcterms:created>`;
  return {
    files: {
      transform: {
        "[Content_Types].xml": {
          insert: () =>
            '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>',
        },
        "_rels/.rels": {
          insert: () =>
            '<Relationship Id="rId-core" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>',
        },
      },
      write: {
        files: () => ({
          "docProps/core.xml": `${XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${text(title)}</dc:title><dc:creator>${text(creator)}</dc:creator><dc:language>en-GB</dc:language>${time}</cp:coreProperties>`,
        }),
      },
    },
  };
}

/** The style of cells that have no other; some readers warn of a workbook without. */
const defaultStyle: WorkbookFeature = {
  files: {
    transform: {
      "xl/styles.xml": {
        transform: (xml) => xml.replace("<cellXfs", '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs'),
        insert: () => '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
      },
    },
  },
};

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TABLE_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml";
