using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NeighborParty.Core.People;

namespace NeighborParty.Core.Consents
{
    internal sealed class ConsentTable : IEntityTypeConfiguration<Consent>
    {
        public void Configure(EntityTypeBuilder<Consent> builder)
        {
            builder.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Restrict);
            // One open consent of a person to a purpose: two taps decide the race here.
            builder.HasIndex(c => new { c.CommunityId, c.PersonId, c.Purpose }).IsUnique().HasFilter("\"EndedAt\" IS NULL");
            builder.Property(c => c.TextHash).HasMaxLength(64);
            builder.Property(c => c.Witness).HasMaxLength(40);
        }
    }
}

namespace NeighborParty.Core.Data
{
    using NeighborParty.Core.Consents;

    public abstract partial class NeighborPartyDb
    {
        public DbSet<Consent> Consents => Set<Consent>();
    }
}
