using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NeighborParty.Core.Duties;
using NeighborParty.Core.People;

namespace NeighborParty.Core.Hours
{
    internal sealed class HoursCorrectionTable : IEntityTypeConfiguration<HoursCorrection>
    {
        public void Configure(EntityTypeBuilder<HoursCorrection> builder)
        {
            builder.HasOne<ShiftSignup>().WithMany().HasForeignKey(c => c.SignupId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Restrict);
            // One at a time for a sign-up.
            builder.HasIndex(c => new { c.CommunityId, c.SignupId }).IsUnique().HasFilter("\"SignupId\" IS NOT NULL AND \"State\" = 'Asked'");
            builder.HasIndex(c => new { c.CommunityId, c.State, c.AskedAt });
            builder.HasIndex(c => new { c.CommunityId, c.PersonId, c.AskedAt });
            builder.HasIndex(c => new { c.CommunityId, c.ShiftId });
            builder.Property(c => c.Reason).HasMaxLength(200);
            builder.Property(c => c.Answer).HasMaxLength(200);
            builder.ToTable(t =>
            {
                t.HasCheckConstraint("CK_HoursCorrections_TwoAccounts", "\"DecidedBy\" IS NULL OR \"DecidedBy\" <> \"AskedBy\"");
                t.HasCheckConstraint("CK_HoursCorrections_TwoPeople", "\"DecidedByPersonId\" IS NULL OR \"AskedByPersonId\" IS NULL OR \"DecidedByPersonId\" <> \"AskedByPersonId\"");
                t.HasCheckConstraint("CK_HoursCorrections_NotOwn", "\"DecidedByPersonId\" IS NULL OR \"DecidedByPersonId\" <> \"PersonId\"");
            });
        }
    }
}

namespace NeighborParty.Core.Data
{
    using NeighborParty.Core.Hours;

    public abstract partial class NeighborPartyDb
    {
        public DbSet<HoursCorrection> HoursCorrections => Set<HoursCorrection>();
    }
}
