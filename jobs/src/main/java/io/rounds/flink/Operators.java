package io.rounds.flink;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.ConnectedStreams;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamSink;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;

/** Gives operators their name and uid. A uid is part of every savepoint: changing one loses that operator's state. */
public final class Operators {
    private Operators() {}

    /**
     * Adds an operator to a stream.
     *
     * @param uid also its name, which is its label in the web UI and in metrics
     * @param output the type of what it emits
     */
    public static <I, O> SingleOutputStreamOperator<O> attach(
            DataStream<I> stream, String uid, TypeInformation<O> output, OneInputStreamOperator<I, O> operator) {
        return named(uid, stream.transform(uid, output, operator));
    }

    /** Adds an operator with two inputs. */
    public static <A, B, O> SingleOutputStreamOperator<O> attach(
            ConnectedStreams<A, B> streams,
            String uid,
            TypeInformation<O> output,
            TwoInputStreamOperator<A, B, O> operator) {
        return named(uid, streams.transform(uid, output, operator));
    }

    /** Names an operator; the same word is its uid, its label in the web UI and in metrics. */
    public static <T> SingleOutputStreamOperator<T> named(String name, SingleOutputStreamOperator<T> operator) {
        return operator.name(name).uid(name);
    }

    /** Names a sink. */
    public static <T> DataStreamSink<T> named(String name, DataStreamSink<T> sink) {
        return sink.name(name).uid(name);
    }
}
