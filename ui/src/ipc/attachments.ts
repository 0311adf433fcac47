/** Photos and PDFs of a case: listed, added, shown, copied out and struck through. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { call, type Refusal } from "./call";
import type { Added, Attachment, AttachmentCopy, AttachmentWithdrawn, NewAttachment, Written } from "./generated/commands";
import { written } from "./queries";
import { handOver } from "./spreadsheet";

/** The attachments of a case; stale whenever the case is. */
export const useAttachments = (caseId: string) => useQuery<Attachment[], Refusal>({ queryKey: ["case", caseId, "attachments"], queryFn: () => call("list_attachments", { id: caseId }) });

const ofCase = (caseId: string): readonly string[] => [`case:${caseId}`, "cases", "status"];

/** Hands the file over and adds it. */
export function useAddAttachment(caseId: string) {
  const client = useQueryClient();
  return useMutation<Added, Refusal, Omit<NewAttachment, "case" | "ticket" | "name"> & { readonly file: File }>({
    mutationFn: async ({ file, ...about }) => call("add_attachment", { case: caseId, ticket: await handOver(file), name: file.name, ...about }),
    onSuccess: () => written(client, ofCase(caseId)),
    gcTime: 0,
  });
}

export function useWithdrawAttachment(caseId: string) {
  const client = useQueryClient();
  return useMutation<null, Refusal, AttachmentWithdrawn>({ mutationFn: (one) => call("withdraw_attachment", one), onSuccess: () => written(client, ofCase(caseId)), gcTime: 0 });
}

/** The way to take back what was just attached: struck through, like everything that is taken back. */
export function useAttachmentWayBack(caseId: string) {
  const client = useQueryClient();
  return (attachment: string) => async (): Promise<void> => {
    await call("withdraw_attachment", { attachment, reason: "Undone by its author" });
    await written(client, ofCase(caseId));
  };
}

/** Saves a copy to a place; each leaves its line in the audit. */
export const useSaveAttachment = () => useMutation<Written, Refusal, AttachmentCopy>({ mutationFn: (copy) => call("save_attachment", copy), gcTime: 0 });

/**
 * A photo as an address that only this page knows, with the way to forget it. Each call leaves its line in the audit, and
 * nothing but the component that asked holds the picture.
 */
export async function openPhoto(attachment: string): Promise<{ readonly address: string; readonly forget: () => void }> {
  const bytes = await call("show_attachment", { attachment });
  const address = URL.createObjectURL(new Blob([bytes], { type: "image/jpeg" }));
  return { address, forget: () => URL.revokeObjectURL(address) };
}
