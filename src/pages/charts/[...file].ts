import type {APIRoute, GetStaticPaths} from "astro";
import {address} from "../../model/address.ts";
import {type ChartExtension, chartExtensions, chartFile} from "../../publish/chart-files.ts";
import {type ChartPage, chartPages} from "../../publish/chart-page.ts";
import {absolute} from "../../publish/href.ts";

interface Props {
  page: ChartPage;
  extension: ChartExtension;
}

export const getStaticPaths = (() =>
  chartPages().flatMap((page) =>
    chartExtensions.map((extension) => ({
      params: {file: address.chartFile(page.chart.name, extension, page.state).slice(address.charts().length)},
      props: {page, extension},
    })),
  )) satisfies GetStaticPaths;

/** The picture, card, table, oEmbed or citation of a chart, a named view or a version. */
export const GET: APIRoute<Props> = async ({props: {page, extension}}) =>
  new Response(await chartFile(page, extension, absolute));
