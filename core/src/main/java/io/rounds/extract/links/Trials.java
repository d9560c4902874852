package io.rounds.extract.links;

import io.rounds.model.LinkKind;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Recognises registered clinical trials: ClinicalTrials.gov, the EU register (EudraCT), ISRCTN. */
final class Trials {
    /** The trial that an address points to, or null. */
    @Nullable Target target(WebAddress address) {
        return switch (address.host()) {
            case "clinicaltrialsregister.eu" -> eudract(address);
            case "isrctn.com", "controlled-trials.com", "isrctn.org" -> isrctn(address.segments());
            default -> address.isUnder("clinicaltrials.gov") ? clinicalTrials(address) : null;
        };
    }

    private static @Nullable Target clinicalTrials(WebAddress address) {
        String searched = address.parameter("term");
        String nct = searched == null ? null : Ids.nct(searched);
        for (String segment : address.segments()) {
            nct = nct == null ? Ids.nct(segment) : nct;
        }
        return nct == null ? null : trial("https://clinicaltrials.gov/study/" + nct, "clinicaltrials:" + nct);
    }

    private static @Nullable Target eudract(WebAddress address) {
        String query = address.parameter("query");
        String searched = query == null ? "" : query.substring(query.indexOf(':') + 1);
        String id = Ids.eudract(searched);
        for (String segment : address.segments()) {
            id = id == null ? Ids.eudract(segment) : id;
        }
        return id == null
                ? null
                : trial(
                        "https://clinicaltrialsregister.eu/ctr-search/search?query=eudract_number:" + id,
                        "eudract:" + id);
    }

    private static @Nullable Target isrctn(List<String> segments) {
        for (String segment : segments) {
            String upper = segment.toUpperCase(Locale.ROOT);
            if (upper.startsWith("ISRCTN") && upper.length() == 14 && Ids.isNumber(upper.substring(6))) {
                return Target.isrctn(upper);
            }
        }
        return null;
    }

    private static Target trial(String canonical, String id) {
        return Target.of(LinkKind.TRIAL, canonical, id);
    }
}
