/** The one way from the pages to the program: `call` knows every command's arguments and answer, so a wrong call does not compile. */
import { invoke } from "@tauri-apps/api/core";

import type { Commands, Failure } from "./generated/commands";

export type Command = keyof Commands;
export type Args<C extends Command> = Commands[C]["args"];
export type Answer<C extends Command> = Commands[C]["answer"];

/** A refusal by the program: `code` is for the page to act on, `message` is already in the user's words. */
export class Refusal extends Error {
  readonly code: string;
  readonly field: string | null;

  constructor({ code, message, field }: Failure) {
    super(message);
    this.name = "Refusal";
    this.code = code;
    this.field = field;
  }
}

function isFailure(value: unknown): value is Failure {
  return typeof value === "object" && value !== null && "code" in value && "message" in value;
}

/** Reads whatever a command was rejected with. What is not ours (a command this window may not use) has the code `refused`. */
export function asRefusal(reason: unknown): Refusal {
  if (reason instanceof Refusal) return reason;
  if (isFailure(reason)) return new Refusal(reason);
  return new Refusal({ code: "refused", message: "Roundtable could not do that. Nothing was changed.", field: null });
}

/**
 * Asks the program to do `command`.
 *
 * @throws {Refusal} always this, never a bare text.
 */
export async function call<C extends Command>(command: C, args: Args<C>): Promise<Answer<C>> {
  try {
    return await invoke<Answer<C>>(command, args);
  } catch (reason) {
    throw asRefusal(reason);
  }
}
