package io.rounds.flink;

import org.apache.flink.streaming.api.datastream.DataStreamSink;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Gives operators their name and uid. A uid is part of every savepoint: changing one loses that operator's state. */
public final class Operators {
    private Operators() {}

    /** Names an operator; the same word is its uid, its label in the web UI and in metrics. */
    public static <T> SingleOutputStreamOperator<T> named(String name, SingleOutputStreamOperator<T> operator) {
        return operator.name(name).uid(name);
    }

    /** Names a sink. */
    public static <T> DataStreamSink<T> named(String name, DataStreamSink<T> sink) {
        return sink.name(name).uid(name);
    }
}
