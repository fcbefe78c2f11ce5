package io.github.ledis4j.simulator;

import java.util.SplittableRandom;

/** What befalls servers and the network. */
interface Misfortune {
  /** It happens now. */
  void befall(Stage stage, SplittableRandom random);
}
