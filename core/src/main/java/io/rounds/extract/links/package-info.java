/**
 * Brings every URL of the same page, paper or video to one canonical form. Start with
 * {@link io.rounds.extract.links.Links}: from the address alone it tells a link's canonical URL, kind, ids (DOI, PubMed,
 * arXiv, ...) and publisher. Nothing is fetched.
 */
@NullMarked
package io.rounds.extract.links;

import org.jspecify.annotations.NullMarked;
