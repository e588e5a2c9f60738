//! Rules that find while a document is read, or while runs put documents together: what
//! each is about, and what a person could do. The findings are made by the readers and by
//! extraction, which know what they met.

mod alias_unused;
mod ambiguous_amount;
mod ambiguous_footnote;
mod amount_not_yet_known;
mod amount_outside_record;
mod broken_encoding;
mod broken_page;
mod comments;
mod cross_read;
mod cross_read_failed;
mod damaged_pdf;
mod drawn_content;
mod engines_disagree;
mod footnote_repeated;
mod footnote_without_mark;
mod guessed_encoding;
mod heading_differs;
mod hidden_text;
mod identity_tie;
mod inserted_document;
mod label_without_month;
mod lead_misspelt;
mod mark_without_footnote;
mod no_projects;
mod no_recognition;
mod page_furniture;
mod page_too_large;
mod page_without_text;
mod part_withdrawn;
mod pictures;
mod project_not_in_contents;
mod project_tally;
mod project_without_row;
mod recognised_text;
mod repaired_amount;
mod running_head;
mod same_content;
mod second_pdf_engine;
mod struck_text;
mod too_much_unexplained;
mod tracked_changes;
mod undrawn_value;
mod unexplained_line;
mod unknown_change;
mod unknown_entity;
mod unknown_kind;
mod unknown_sign;
mod unmapped_glyphs;
mod unread_attachment;
mod unread_decision;
mod unread_money_table;
mod unreadable_amount;
mod unreadable_attachment;
mod unreadable_input;
mod unrecorded_grant;
mod words_in_money_cell;
mod wrong_extension;

use crate::audit::Rule;

/// The rules of reading, by name.
pub(super) const RULES: &[&Rule] = &[
    &alias_unused::RULE,
    &ambiguous_amount::RULE,
    &ambiguous_footnote::RULE,
    &amount_not_yet_known::RULE,
    &amount_outside_record::RULE,
    &broken_encoding::RULE,
    &broken_page::RULE,
    &comments::RULE,
    &cross_read::RULE,
    &cross_read_failed::RULE,
    &damaged_pdf::RULE,
    &drawn_content::RULE,
    &engines_disagree::RULE,
    &footnote_repeated::RULE,
    &footnote_without_mark::RULE,
    &guessed_encoding::RULE,
    &heading_differs::RULE,
    &hidden_text::RULE,
    &identity_tie::RULE,
    &inserted_document::RULE,
    &label_without_month::RULE,
    &lead_misspelt::RULE,
    &mark_without_footnote::RULE,
    &no_projects::RULE,
    &no_recognition::RULE,
    &page_furniture::RULE,
    &page_too_large::RULE,
    &page_without_text::RULE,
    &part_withdrawn::RULE,
    &pictures::RULE,
    &project_not_in_contents::RULE,
    &project_tally::RULE,
    &project_without_row::RULE,
    &recognised_text::RULE,
    &repaired_amount::RULE,
    &running_head::RULE,
    &same_content::RULE,
    &second_pdf_engine::RULE,
    &struck_text::RULE,
    &too_much_unexplained::RULE,
    &tracked_changes::RULE,
    &undrawn_value::RULE,
    &unexplained_line::RULE,
    &unknown_change::RULE,
    &unknown_entity::RULE,
    &unknown_kind::RULE,
    &unknown_sign::RULE,
    &unmapped_glyphs::RULE,
    &unread_attachment::RULE,
    &unread_decision::RULE,
    &unread_money_table::RULE,
    &unreadable_amount::RULE,
    &unreadable_attachment::RULE,
    &unreadable_input::RULE,
    &unrecorded_grant::RULE,
    &words_in_money_cell::RULE,
    &wrong_extension::RULE,
];
