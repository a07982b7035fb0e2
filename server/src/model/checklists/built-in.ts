/** How configurations and checklists name the one that the tool brings along. */
export const BUILT_IN_CHECKLIST = 'concordat:data-driven-public-sector';
