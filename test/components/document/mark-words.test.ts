import { expect, test } from "vitest";
import { piecesOf } from "~/components/document/mark-words";

const page = ["1. Brud", "", "Databehandleren under-", "retter den dataansvarlige", " ", "senest 24 timer efter.", "2. Sletning"];

test("words are found over line ends, spaces and broken words, and nowhere else", () => {
  expect(piecesOf(page, "underretter den dataansvarlige senest 24 timer")).toEqual([2, 3, 5]);
  expect(piecesOf(page, "2. Sletning")).toEqual([6]);
  expect(piecesOf(page, "1. BRUD")).toEqual([0]);
  expect(piecesOf(page, "senest 48 timer")).toEqual([]);
  expect(piecesOf(page, " - ")).toEqual([]);
  expect(piecesOf([], "brud")).toEqual([]);
  expect(piecesOf(["a\u030arhus"], "Århus")).toEqual([0]);
});
