package io.rounds.chats;

/** Whether documents of a chat may be emitted yet. */
public interface EmitGate {
    /** Lets every chat pass at once. */
    EmitGate OPEN = new EmitGate() {
        @Override
        public boolean isOpen(String tag, String id, boolean isNew) {
            return true;
        }

        @Override
        public void forget(String id) {}
    };

    /**
     * Whether the document may be emitted; where it may not, the chat is asked for again.
     *
     * @param isNew whether no state contained this chat before
     */
    boolean isOpen(String tag, String id, boolean isNew);

    /** There is no such chat any more. */
    void forget(String id);
}
