package io.rounds.credibility.flink;

import io.rounds.credibility.AccountActivity;
import io.rounds.credibility.Ballot;
import io.rounds.credibility.Coordination;
import io.rounds.credibility.Formula;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Runs an {@link AccountFunction} and writes the days that it has in hand before each snapshot of the state. */
final class AccountOperator extends KeyedCoProcessOperator<String, AccountActivity, Coordination, Ballot> {
    private static final long serialVersionUID = 1;

    AccountOperator(Formula formula) {
        super(new AccountFunction(formula));
    }

    @Override
    public void processElement1(StreamRecord<AccountActivity> element) throws Exception {
        super.processElement1(element);
        if (function().isFull()) {
            function().writeBack(this::setCurrentKey);
        }
    }

    @Override
    public void processElement2(StreamRecord<Coordination> element) throws Exception {
        super.processElement2(element);
        if (function().isFull()) {
            function().writeBack(this::setCurrentKey);
        }
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        function().writeBack(this::setCurrentKey);
        super.snapshotState(context);
    }

    private AccountFunction function() {
        return (AccountFunction) userFunction;
    }
}
