package io.github.ledis4j.simulator.net;

import io.github.ledis4j.simulator.model.ModelServer;
import io.github.ledis4j.simulator.model.Session;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One connection: bytes on their way in either direction, in order, cut anywhere. */
public final class Connected implements Link {
  private static final int BUFFER = 64 << 10;

  private final Network network;
  private final World world;
  private final SimChannel channel;
  private final ModelServer server;
  private final Session session;
  private int underWay;
  private long serverGetsAt;
  private long clientGetsAt;
  private boolean silent;
  private boolean hostGone;
  private boolean unheard;
  private long unheardSince;
  private boolean slow;
  private int takes;
  private boolean closed;
  private boolean listens;
  private int replyBytesLeft = Integer.MAX_VALUE;
  private boolean silenceFollows;
  private boolean cutShort;

  Connected(Network network, SimChannel channel, ModelServer server) {
    this.network = network;
    this.world = network.world();
    this.channel = channel;
    this.server = server;
    this.session = server.accept();
    session.onOutput(this::answerSoon);
  }

  /** Sends what the server says without being asked. */
  void greet() {
    answerSoon();
  }

  boolean isOf(@Nullable ModelServer other) {
    return server == other;
  }

  /** From now on nothing arrives, in neither direction, and nobody is told. */
  public void silence() {
    silent = true;
    network.silenced();
  }

  /**
   * The same, and no other connection to that server can tell more; after so many more bytes the
   * socket is full.
   */
  public void hostGone(int bytes) {
    silence();
    hostGone = true;
    slow = true;
    takes = bytes;
    if (underWay > 0 || session.isWaiting()) {
      unheard();
    }
  }

  /** Other connections to that server can be had. */
  void hostBack() {
    hostGone = false;
    unheard = false;
  }

  private void unheard() {
    if (!unheard) {
      unheard = true;
      unheardSince = world.now();
    }
  }

  /** How long the client has waited for an answer here that cannot come; 0 if it does not wait. */
  public long inVain() {
    return unheard ? world.now() - unheardSince : 0;
  }

  /**
   * What was silent is reset: whoever comes back after a silence knows nothing of the connection.
   * So is one of whose replies a part is lost.
   */
  public void heal() {
    replyBytesLeft = Integer.MAX_VALUE;
    silenceFollows = false;
    if (silent || cutShort) {
      silent = false;
      slow = false;
      reset();
    }
  }

  /**
   * After so many more bytes the server reads so slowly that the client's writes wait; when it has
   * sent so many, nothing of what it says arrives any more.
   */
  public void slow(int bytes, int replyBytes) {
    slow = true;
    takes = bytes;
    network.silenced();
    silenceAfter(replyBytes);
  }

  /** The server reads as it should. */
  public void fast() {
    slow = false;
    silenceFollows = false;
    replyBytesLeft = Integer.MAX_VALUE;
    if (cutShort && !silent) {
      reset();
    }
    channel.roomAgain();
  }

  /** The server dies after so many more bytes of replies. */
  public void dieAfter(int bytes) {
    replyBytesLeft = bytes;
  }

  /** Nothing arrives any more, in neither direction, after so many more bytes of replies. */
  public void silenceAfter(int bytes) {
    replyBytesLeft = bytes;
    silenceFollows = true;
  }

  private void reset() {
    cut(new IOException("Connection reset by peer"));
  }

  /** Ends the connection: in order, or with a reset. */
  public void cut(@Nullable IOException reset) {
    if (closed) {
      return;
    }
    session.close();
    if (!silent) {
      closed = true;
      network.forget(this);
      endSoon(reset);
    }
  }

  private void endSoon(@Nullable IOException reset) {
    clientGetsAt = Math.max(clientGetsAt, world.now() + network.delay());
    world.in(clientGetsAt - world.now(), () -> channel.arriveEnd(reset));
  }

  @Override
  public int room() {
    return slow ? takes : Math.max(0, BUFFER - underWay);
  }

  @Override
  public void send(String bytes) {
    underWay += bytes.length();
    takes = Math.max(0, takes - bytes.length());
    if (hostGone) {
      unheard();
    }
    if (closed && !silent) {
      endSoon(new IOException("Connection reset by peer"));
    }
    if (silent || closed) {
      return;
    }
    for (String piece : pieces(bytes)) {
      serverGetsAt = Math.max(serverGetsAt, world.now() + network.delay());
      world.in(serverGetsAt - world.now(), () -> served(piece));
    }
  }

  /** What the server pushes is limited in another way than replies are. */
  @Override
  public void taken(int bytes) {
    listens |= session.isListener();
    if (!listens) {
      network.taken(this, bytes);
    }
  }

  private void served(String piece) {
    if (closed || silent) {
      return;
    }
    boolean full = room() == 0;
    underWay -= piece.length();
    world.note(piece.length());
    session.receive(piece);
    network.watch(server);
    answerSoon();
    if (full) {
      channel.roomAgain();
    }
  }

  /** Sends what the server has to say. */
  private void answerSoon() {
    String output = network.tampered(session.takeOutput());
    if (!output.isEmpty() && !closed && !silent) {
      boolean dies = output.length() >= replyBytesLeft;
      String sent = dies ? output.substring(0, replyBytesLeft) : output;
      cutShort |= sent.length() < output.length();
      replyBytesLeft -= replyBytesLeft == Integer.MAX_VALUE ? 0 : sent.length();
      for (String piece : pieces(sent)) {
        clientGetsAt = Math.max(clientGetsAt, world.now() + network.delay());
        world.in(clientGetsAt - world.now(), () -> arrived(piece));
      }
      if (dies && silenceFollows) {
        world.in(clientGetsAt - world.now(), this::silenceNow);
      } else if (dies) {
        reset();
      }
    }
    if (session.isClosed()) {
      cut(null);
    }
  }

  /** Unless it was healed meanwhile. */
  private void silenceNow() {
    if (silenceFollows) {
      silence();
    }
  }

  private void arrived(String piece) {
    if (!silent) {
      world.note(-piece.length());
      channel.arrive(piece);
    }
  }

  private String[] pieces(String bytes) {
    if (bytes.length() < 2 || world.random().nextInt(4) != 0) {
      return new String[] {bytes};
    }
    int at = 1 + world.random().nextInt(bytes.length() - 1);
    return new String[] {bytes.substring(0, at), bytes.substring(at)};
  }

  @Override
  public void end() {
    if (!closed && !silent) {
      serverGetsAt = Math.max(serverGetsAt, world.now() + network.delay());
      world.in(serverGetsAt - world.now(), () -> cut(null));
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      network.forget(this);
      if (!silent) {
        world.in(network.delay(), session::close);
      }
    }
  }
}
