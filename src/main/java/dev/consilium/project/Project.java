package dev.consilium.project;

import java.time.Instant;

/** A body of cases read by one team under one protocol. @param protocolDigest the version its new cases begin under now */
public record Project(String id, String name, String protocolDigest, Instant createdAt) {}
