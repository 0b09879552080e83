package dev.consilium.project;

import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.study.SeriesWithdrawal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes a whole study out: series still on their way in, those in quarantine, and the cases of the rest. */
@Component
@Transactional
public class StudyWithdrawal {

    private final SeriesWithdrawal series;
    private final Cases cases;
    private final Withdrawal withdrawal;

    StudyWithdrawal(SeriesWithdrawal series, Cases cases, Withdrawal withdrawal) {
        this.series = series;
        this.cases = cases;
        this.withdrawal = withdrawal;
    }

    /** Where the study is; empty where there is none. @param study de-identified Study Instance UID, or the id of a series of it */
    @Transactional(readOnly = true)
    public Set<String> projectsOf(String study) {
        return series.ofStudy(study).stream()
                .map(SeriesWithdrawal.InProject::projectId)
                .collect(Collectors.toSet());
    }

    /** @throws Refusal INVALID {@code REASON_MISSING}, CONFLICT {@code STUDY_WITHDRAWN} where nothing is left to withdraw */
    public void withdraw(String study, Collection<String> projectIds, String reason, Actor by) {
        String text = CaseMessages.required(reason);
        List<String> ids = series.ofStudy(study).stream()
                .filter(found -> projectIds.contains(found.projectId()))
                .map(SeriesWithdrawal.InProject::seriesId)
                .toList();
        long withdrawn = ids.stream().filter(id -> withdrawSeries(id, text, by)).count();
        if (withdrawn == 0) {
            throw Refusal.conflict("STUDY_WITHDRAWN", "Nothing of this study is left to withdraw.");
        }
    }

    private boolean withdrawSeries(String seriesId, String reason, Actor by) {
        boolean series = this.series.withdraw(seriesId, reason, by);
        Optional<Case> read = cases.ofSeries(seriesId).filter(one -> one.state() != CaseState.WITHDRAWN);
        read.ifPresent(one -> withdrawal.withdraw(one.id(), reason, by));
        return series || read.isPresent();
    }
}
