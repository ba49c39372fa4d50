package pe.juntos.partner.registry;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** As which of the standard's registers this one answers. */
public enum Register {
    /** Integrated beneficiary registry: who is in the programme. */
    IBR("ns:org:RegistryType:IBR", "Beneficiary", List.of("IBR", "INTEGRATED_BENEFICIARY_REGISTRY")),
    /** Social registry: the households that the programme knows. */
    SOCIAL("ns:org:RegistryType:Social", "Group", List.of("SOCIAL", "SR", "SOCIAL_REGISTRY"));

    private final String type;
    private final String recordType;
    private final List<String> names;

    Register(String type, String recordType, List<String> names) {
        this.type = type;
        this.recordType = recordType;
        this.names = names;
    }

    /** {@code reg_type} of answers. */
    public String type() {
        return type;
    }

    /** {@code reg_record_type} of answers. */
    public String recordType() {
        return recordType;
    }

    /** By the last part of what was written, whatever namespace stands before it. */
    public static Optional<Register> of(String written) {
        var name = plain(written);
        return Arrays.stream(values())
                .filter(register -> register.names.contains(name))
                .findFirst();
    }

    /** By what kind of record is asked for; persons are told by neither. */
    public static Optional<Register> ofEntity(String written) {
        return switch (plain(written)) {
            case "BENEFICIARY" -> Optional.of(IBR);
            case "GROUP", "HOUSEHOLD" -> Optional.of(SOCIAL);
            default -> Optional.empty();
        };
    }

    static String plain(String written) {
        return written.substring(written.lastIndexOf(':') + 1).toUpperCase(Locale.ROOT);
    }
}
