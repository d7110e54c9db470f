using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NeighborParty.Core.People;

namespace NeighborParty.Core.Duties
{
    internal sealed class NoShowAppealTable : IEntityTypeConfiguration<NoShowAppeal>
    {
        public void Configure(EntityTypeBuilder<NoShowAppeal> builder)
        {
            builder.HasOne<ShiftSignup>().WithMany().HasForeignKey(a => a.SignupId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
            // Once for a no-show.
            builder.HasIndex(a => new { a.CommunityId, a.SignupId }).IsUnique();
            builder.HasIndex(a => new { a.CommunityId, a.State, a.SubmittedAt });
            builder.HasIndex(a => new { a.CommunityId, a.ShiftId });
            builder.Property(a => a.Text).HasMaxLength(600);
            builder.Property(a => a.Answer).HasMaxLength(400);
            builder.ToTable(t => t.HasCheckConstraint("CK_NoShowAppeals_TwoPeople", "\"DecidedBy\" IS NULL OR \"DecidedBy\" <> \"MarkedBy\""));
        }
    }
}

namespace NeighborParty.Core.Data
{
    using NeighborParty.Core.Duties;

    public abstract partial class NeighborPartyDb
    {
        public DbSet<NoShowAppeal> NoShowAppeals => Set<NoShowAppeal>();
    }
}
