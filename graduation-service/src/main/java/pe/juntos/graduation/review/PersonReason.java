package pe.juntos.graduation.review;

/** On what a person based the decision of an indeterminate type. */
public enum PersonReason {
    SEEN_AT_VISIT,
    DOCUMENT_SHOWN,
    SECTOR_RECORD,
    COMMUNITY_STATEMENT,
    FORM_MISTAKEN
}
