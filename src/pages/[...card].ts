import {getCollection} from "astro:content";
import type {APIRoute, GetStaticPaths} from "astro";
import {address} from "../model/address.ts";
import {type CardPage, cardPages, pageCard} from "../publish/cards.ts";
import {absolute} from "../publish/href.ts";

interface Props {
  page: CardPage;
}

export const getStaticPaths = (async () =>
  cardPages(await getCollection("cases")).map((page) => ({
    params: {card: address.card(page.page).slice(1)},
    props: {page},
  }))) satisfies GetStaticPaths;

/** The card of a page that is no chart. */
export const GET: APIRoute<Props> = async ({props: {page}}) => new Response(await pageCard(page, absolute));
