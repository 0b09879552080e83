package dev.consilium.architecture.wrong.dicom;

import org.springframework.stereotype.Component;

/** Breaks a rule on purpose; see ArchitectureTest. */
@Component
public class SpringInDicom {}
