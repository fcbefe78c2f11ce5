package io.github.ledis4j.options;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What stands behind {@link Tls}. */
record TlsSettings(
    @Nullable Path trusted,
    @Nullable Path certificate,
    @Nullable Path key,
    @Nullable String expected,
    boolean certificateChecked,
    boolean hostNameChecked)
    implements Tls {

  TlsSettings {
    if ((certificate == null) != (key == null)) {
      throw new IllegalArgumentException("a certificate and its key are given together");
    }
    if (expected != null && expected.isBlank()) {
      throw new IllegalArgumentException("the expected name is empty");
    }
  }

  @Override
  public Tls withKey(Path certificateChain, Path privateKey) {
    Objects.requireNonNull(certificateChain, "certificateChain");
    Objects.requireNonNull(privateKey, "privateKey");
    return new TlsSettings(
        trusted, certificateChain, privateKey, expected, certificateChecked, hostNameChecked);
  }

  @Override
  public Tls expectedName(String name) {
    Objects.requireNonNull(name, "name");
    return new TlsSettings(trusted, certificate, key, name, certificateChecked, hostNameChecked);
  }

  @Override
  public Tls withoutCertificateCheck() {
    return new TlsSettings(trusted, certificate, key, expected, false, hostNameChecked);
  }

  @Override
  public Tls withoutHostNameCheck() {
    return new TlsSettings(trusted, certificate, key, expected, certificateChecked, false);
  }
}
