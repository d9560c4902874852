/**
 * Servers on this machine that speak the protocols of networks, fed by the simulator, with faults on command. They are for
 * tests and for a look without a network.
 *
 * <p>They check the client, too: what a real server would refuse is a {@linkplain
 * io.rounds.simulator.network.LocalServer#complaints() complaint}.
 */
@NullMarked
package io.rounds.simulator.network;

import org.jspecify.annotations.NullMarked;
