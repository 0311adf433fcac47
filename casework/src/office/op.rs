//! The acts: every transaction is one of them, and the audit names it.

macro_rules! acts {
    ($($act:ident = $name:literal,)*) => {
        /// Which act a transaction is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[allow(missing_docs, reason = "each is the name of its verb")]
        pub enum Op { $($act,)* }

        impl Op {
            /// Its stable name in the audit.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$act => $name,)* }
            }
        }
    };
}

acts! {
    ActionAdd = "action_add",
    ActionSet = "action_set",
    AttachmentAdd = "attachment_add",
    AttachmentOpen = "attachment_open",
    AttachmentSave = "attachment_save",
    AttachmentWithdraw = "attachment_withdraw",
    CaseAdd = "case_add",
    CaseClose = "case_close",
    CaseCohorts = "case_cohorts",
    CaseDifferent = "case_different",
    CaseMerge = "case_merge",
    CaseOpen = "case_open",
    CaseReopen = "case_reopen",
    CasePrint = "case_print",
    CaseText = "case_text",
    CaseSeen = "case_seen",
    CaseSet = "case_set",
    CaseShare = "case_share",
    CaseUnmerge = "case_unmerge",
    CaseUnshare = "case_unshare",
    NoteAdd = "note_add",
    NoteAmend = "note_amend",
    NoteDraft = "note_draft",
    NewLife = "new_life",
    NoteWithdraw = "note_withdraw",
    Settle = "two_answers_settle",
    Pair = "pair",
    PassphraseChange = "passphrase_change",
    Backup = "backup",
    BundleNotWritten = "bundle_not_written",
    BundleWrite = "bundle_write",
    BundleRead = "bundle_read",
    CohortAdd = "cohort_add",
    CohortChange = "cohort_change",
    FormAdd = "form_add",
    FormChange = "form_change",
    GapAdd = "gap_add",
    GapMet = "gap_met",
    HandoverAccept = "handover_accept",
    HandoverDecline = "handover_decline",
    HandoverOffer = "handover_offer",
    HandoverRevoke = "handover_revoke",
    HomeCopyPrint = "home_copy_print",
    Import = "import",
    KeySafeShow = "key_safe_show",
    Rebuild = "rebuild",
    ReferralAdd = "referral_add",
    RecordAdd = "record_add",
    RecordCorrect = "record_correct",
    RecordWithdraw = "record_withdraw",
    RecoveryRehearse = "recovery_rehearse",
    RecoveryReplace = "recovery_replace",
    Restore = "restore",
    SeatAccept = "seat_accept",
    SeatAdmit = "seat_admit",
    ServiceAdd = "service_add",
    ServiceChange = "service_change",
    ServiceWithdraw = "service_withdraw",
    TeamFound = "team_found",
    TeamInvite = "team_invite",
    TeamJoin = "team_join",
    Unlock = "unlock",
    VaultCreate = "vault_create",
}

impl Op {
    /// Whether it may take the little room that is left on a full disk: what reads, sends, saves or puts right.
    pub(crate) fn works_when_full(self) -> bool {
        matches!(
            self,
            Self::AttachmentOpen
                | Self::AttachmentSave
                | Self::Backup
                | Self::BundleNotWritten
                | Self::BundleWrite
                | Self::CaseOpen
                | Self::CasePrint
                | Self::CaseText
                | Self::HomeCopyPrint
                | Self::KeySafeShow
                | Self::NewLife
                | Self::RecoveryRehearse
                | Self::Unlock
        )
    }

    /// Whether it leaves a line. A draft is this laptop's alone and is kept every second while somebody types; how far
    /// a case was looked at is this laptop's alone too, and opening it left its own line.
    pub(crate) fn is_audited(self) -> bool {
        !matches!(self, Self::NoteDraft | Self::CaseSeen)
    }
}
