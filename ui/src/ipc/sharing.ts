/** What the pages about sharing ask the program for: how we stand with partners, places, files, cards and the team. */
import { type QueryClient, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { asRefusal, call, type Refusal } from "./call";
import type { Card, CardFile, FileRead, Joined, Kept, ShareCase, ShareCohort, SharedCohort, UnshareCase } from "./generated/commands";
import { dropTouched } from "./keys";

/** The largest file that the program reads; a larger one is not even fetched. */
const MOST_BYTES = 64 * 1024 * 1024;
/** A stick that is put in or taken out is noticed within this. */
const LOOK_FOR_STICKS_MS = 2000;

const keys = {
  overview: ["sharing", "overview"],
  log: ["sharing", "log"],
  team: ["sharing", "team"],
  card: ["card"],
  ownCard: ["sharing", "own_card"],
  places: ["places"],
  outside: ["outside"],
  reading: ["reading"],
  questions: ["two_answers", "questions"],
} as const;

export const useSharingOverview = () => useQuery({ queryKey: keys.overview, queryFn: () => call("sharing_overview", {}) });
export const useSharingLog = () => useQuery({ queryKey: keys.log, queryFn: () => call("sharing_log", {}) });
export const useTeam = () => useQuery({ queryKey: keys.team, queryFn: () => call("team", {}) });
export const useOwnCard = () => useQuery({ queryKey: keys.ownCard, queryFn: () => call("own_card", {}) });
export const useHeldCard = () => useQuery({ queryKey: keys.card, queryFn: () => call("held_card", {}) });
export const useQuestions = () => useQuery({ queryKey: keys.questions, queryFn: () => call("questions", {}) });
export const useUsualParts = (partner: string) => useQuery({ queryKey: ["usual_parts", partner], queryFn: () => call("usual_parts", { partner }), enabled: partner !== "" });

/** Sticks and folders; looked for again and again only while somebody is choosing. */
export const usePlaces = (looking: boolean) => useQuery({ queryKey: keys.places, queryFn: () => call("places", {}), refetchInterval: looking ? LOOK_FOR_STICKS_MS : false, staleTime: 0 });

export const chooseFolder = () => call("choose_folder", {});
export const findPlace = (place: string) => call("find_place", { place });
export const writeUpdates = (place: string, partner: string) => call("write_updates", { place, partner });
export const checkWritten = (place: string, files: readonly string[]) => call("check_written", { place, files: [...files] });
export const readPlace = (place: string) => call("read_place", { place });

/** What became of a file, under the name that the person knows. */
export type ReadResult = Omit<FileRead, "name"> & { readonly name: string };

export interface Reading {
  readonly done: readonly ReadResult[];
  /** Files still to be read. */
  readonly left: number;
}

/** The files read in this window since the list was last put away. */
export const useReading = () => useQuery<Reading | null>({ queryKey: keys.reading, queryFn: () => null, staleTime: Number.POSITIVE_INFINITY, initialData: null });
export const putReadingAway = (client: QueryClient): void => void client.setQueryData<Reading | null>(keys.reading, null);

const NOTHING = { from: null, updates: 0, waiting: 0, cases: 0, people: [], card: null };
const refused = (name: string, { code, message }: { readonly code: string; readonly message: string }): ReadResult => ({ ...NOTHING, name, status: "refused", code, message });

function tell(client: QueryClient, add: readonly ReadResult[], left: number): void {
  client.setQueryData<Reading | null>(keys.reading, (was) => ({ done: [...(was?.done ?? []), ...add], left }));
}

async function readOne(file: File): Promise<ReadResult> {
  if (file.size > MOST_BYTES) return refused(file.name, { code: "file", message: "That file is too large to be what it should be." });
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return refused(file.name, { code: "file", message: "That file could not be read. Check that it is there and try again." });
  }
  return { ...(await call("read_file", bytes)), name: file.name };
}

/** Reads files that a person gave, one after the other; each is whole or not at all, whatever becomes of the others. */
export async function readFiles(client: QueryClient, files: readonly File[]): Promise<void> {
  for (const [index, file] of files.entries()) {
    tell(client, [], files.length - index);
    // oxlint-disable-next-line no-await-in-loop -- in order, on purpose
    const result = await readOne(file).catch((reason: unknown) => refused(file.name, asRefusal(reason)));
    if (result.code === "locked") return;
    tell(client, [result], files.length - index - 1);
  }
}

/** Reads the files that came from outside. */
export async function readOutside(client: QueryClient): Promise<void> {
  for (;;) {
    tell(client, [], 1);
    try {
      // oxlint-disable-next-line no-await-in-loop -- in order, on purpose
      const read = await call("read_outside", {});
      if (!read) break;
      tell(client, [{ ...read, name: read.name ?? "" }], 1);
    } catch (reason) {
      const refusal = asRefusal(reason);
      if (refusal.code === "locked") return;
      tell(client, [refused("", refusal)], 1);
      break;
    }
  }
  tell(client, [], 0);
  await dropTouched(client, ["outside"]);
}

/** How many files came from outside and wait for somebody to read them. */
export const useOutside = () => useQuery({ queryKey: keys.outside, queryFn: () => call("outside", {}) });
export const leaveOutside = () => call("leave_outside", {});

/** Fetches a file's bytes for a command that takes them. */
const bytesOf = async (file: File): Promise<Uint8Array> => new Uint8Array(await file.arrayBuffer());

const useAct = <Answer, Args>(act: (args: Args) => Promise<Answer>, touched: (args: Args) => readonly string[]) => {
  const client = useQueryClient();
  return useMutation<Answer, Refusal, Args>({ mutationFn: act, onSuccess: (_, args) => dropTouched(client, touched(args)), gcTime: 0 });
};

export const useLookAtCard = () => useAct<Card, File>(async (file) => call("look_at_card", await bytesOf(file)), () => ["card"]);
export const useKeepCard = () => useAct<Kept, readonly string[]>((words) => call("keep_card", { words: [...words] }), () => ["card", "sharing", "status"]);
export const useDropCard = () => useAct<null, void>(() => call("drop_card", {}), () => ["card"]);
export const useWriteCard = () => useAct<CardFile, string>((place) => call("write_card", { place }), () => ["places"]);
export const useFoundTeam = () => useAct<null, string>((name) => call("found_team", { name }), () => ["sharing", "team"]);
export const useJoinTeam = () => useAct<Joined, File>(async (file) => call("join_team", await bytesOf(file)), () => ["sharing", "team", "status", "cases"]);
export const useInvite = () => useAct<null, { readonly place: string; readonly partner: string }>(
  async ({ place, partner }) => {
    const written = await call("invite", { place, partner });
    return checkWritten(place, written.files);
  },
  () => ["sharing", "team", "status"],
);
export const useShareCase = () => useAct<null, ShareCase>((args) => call("share_case", args), ({ case: id }) => [`case:${id}`, "sharing", "status"]);
export const useUnshareCase = () => useAct<null, UnshareCase>((args) => call("unshare_case", args), ({ case: id }) => [`case:${id}`, "sharing", "status"]);
export const useShareCohort = () => useAct<SharedCohort, ShareCohort>((args) => call("share_cohort", args), () => ["case", "cases", "sharing", "status"]);
